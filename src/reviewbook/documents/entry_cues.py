"""What a single line tells about a list of references: an entry, a note, a part."""

from __future__ import annotations

import re

from reviewbook.documents.line_cues import CUE_LENGTH, form, names_works
from reviewbook.documents.note_cues import names_work

# An entry of a list of references, however short: it begins with a name and initials, or has a
# year where entries have one, or an address. A heading such as "Plans for 2030" has none of these.
_YEAR, _UNDATED = r"(?:1[5-9]|20)\d\d[a-z]?", r"(?i:n\. ?d\.|in press|forthcoming)"
_DATE = rf"(?:{_YEAR}|{_UNDATED})"
_NAMED = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|al|el) ){0,3}"
    r"[^\W\d_a-z][\w'\u2019\u2010-]+(?: [\w'\u2019\u2010-]+){0,2}"
    r"(?!, (?:MD|PhD|RN|DO|MPH|MSc|MBA)\b),?"
    r" (?:[^\W\d_a-z]\.?[ -]?){1,4}(?:[,.;(&:]|and\b|et al\b|\d)"
)
_INITIALLED = (
    r"(?:[^\W\d_a-z]\.[ -]?){1,4}[^\W\d_a-z][\w'\u2019\u2010-]+(?:,| (?:and|&) [^\W\d_a-z]\.)"
)
# "Doe, Jane, and Ann Alder. “Moss": names in full, then a quoted title or the year.
_GIVEN = r"[^\W\d_a-z][\w.'\u2019\u2010-]*"
_IN_FULL = (
    rf"{_GIVEN}(?: {_GIVEN}){{0,2}}, {_GIVEN}"
    rf"(?:,? (?:and|et al\.?|de|del|della|da|di|van|von|der|den|la|le|{_GIVEN})){{0,16}}"
    rf"(?:(?<=[.,]) ?[\"\u201c\u2018]|(?<=\.) {_DATE}| \({_DATE}\))"
)
_BEGUN = re.compile(rf"(?:\[\d{{1,4}}\] ?)?(?:{_NAMED}|{_INITIALLED}|{_IN_FULL})")
_DATE_PARTED = re.compile(rf"[,;:.(\[] ?{_DATE}")  # without it nothing is dated, and it is cheap
_DATED_WORK = re.compile(
    rf"[^\n(\[]{{3,160}}\. ?[(\[]{_DATE}"
    rf"|(?:[^\n()]|\([^()\n]*\))*[,;:.] ?{_DATE}(?:; ?\d|: ?\d|, ?pp?\. ?\w|\.?\Z)"
)
# What parts a list of references without being an entry.
_PART = re.compile(
    r"(?:primary |secondary |other |online |print(?:ed)? |scientific |peer reviewed )?"
    r"(?:books?(?: chapters)?|(?:journal |news |web )?articles?|journals?|web ?(?:sites?|pages?)"
    r"|internet|online|sources|resources|reports?|papers|print|videos?|podcasts?|guidelines?|reviews?"
    r"|studies|laws?|cases?|case law|statutes?|statutory instruments?|legislation|treaties"
    r"|(?:tables? of )?(?:cases|statutes|legislation)|theses|chapters"
    r"|show (?:all|more|less)|back to top|[a-z])(?: ?\(\d{1,4}\))?:?$"
)
# A law or a case and nothing more: "Ponds Act 1950 (c. 3)", "Moss v Reed [1983] 2 AC 493".
_LAW = re.compile(
    r"[^\W\d_a-z][^\n.;:]{2,120}\b(?:Act|Bill|Code|Directive|Order|Ordinance|Regulations?|Rules)"
    rf"(?: \([^()\n]{{1,40}}\))?,? (?:of )?{_YEAR}"
    r"(?:,? \(?(?:SI|S\.I\.|SR|SSI|c|ch|s|ss|art|No|Pub|[A-Z]{2,5})\b[^\n]{0,40}|\))?\.?(?:\n|\Z)"
    r"|[^\W\d_a-z][^\n.;:\d]{0,100}? v\.? [^\W\d_a-z][^\n;:\d]{0,100}?,? ?"
    rf"(?:[\[(]{_YEAR}[\])] (?:\d{{1,3}} )?[A-Z]|\d{{1,4}} [A-Z][\w. ]{{1,20}} \d)"
)
# What an entry begins with that is told by its mark or its address: "¹ Doe", "^2", "[^3]:", a URL.
_LABEL = (
    r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\^\d{1,3}(?= )|\[\^[\w-]{1,20}\]:?|[†‡§]{1,2}(?= )|\*{2,3}(?= ))[ \t]*"
)
_LABELLED = re.compile(rf"{_LABEL}(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)]? +(?=[^\W\d_a-z])")
# A work that was cited in full before: "Doe, Hedges, 14."
_SHORT = re.compile(
    r"[^\W\d_a-z][\w'\u2019-]+,? [\"\u201c\u2018]?[^\W\d_a-z][^.;\n]{2,80}, ?[\"\u201d\u2019]? ?"
    r"(?:pp?\. )?\d{1,4}(?:[\u2013-]\d{1,4})?\.?\Z"
)
_ADDRESSED = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[\w-]{1,20}\]: ?(?=\S)|[†‡]{1,2} (?=\S)")
_BEHIND_DATE = " ?[,;:.)(]"
# Signs of a work, of a page, or of the number of an entry; each begins with what is found sooner
# than that a word begins there, which is what "(?<!\w.)" says of the one character before it.
_IN_ENTRY = tuple(
    re.compile(sign)
    for sign in (
        rf"\A(?:{_LABEL}\S|[\[(]?\d{{1,4}}[\])]?\Z)",
        "https?:", r"w(?<!\w.)ww\.", r"[dD](?<!\w.)(?i:oi)\b", r"t al(?<=\bet al)\b",
        rf"[(\[,;.] ?{_DATE}", rf"[12](?<!\w.)(?:(?<=1)[5-9]|(?<=2)0)\d\d[a-z]?{_BEHIND_DATE}",
        rf"\.(?<=\b(?i:n)\.) ?(?i:d)\.{_BEHIND_DATE}",
        rf"[pP](?<=\b(?i:in) .)(?i:ress){_BEHIND_DATE}",
        rf"[fF](?<!\w.)(?i:orthcoming){_BEHIND_DATE}",
        r"\.(?:(?<=\b(?i:p)\.)|(?<=\b(?i:pp|no|ed)\.)|(?<=\b(?i:vol|eds)\.)) ?e?\d",
        r"\d(?<!\w.)\d{0,3}(?:\(\d{1,4}\))?[:,] ?(?:pp?\. ?)?[eE]?\d",
    )
)  # fmt: skip
# What follows on a list is a sentence of a text, or what begins as the notes of a site or article.
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|do|does|did|don't"
    r"|says?|said|finds?|found|shows?|showed|takes?|helps?|you|we|she|he|they|I)"
)
_SENTENCE = re.compile(
    rf"(?=[^.!?\n]*?\b{_FINITE}\b)"
    r"[^\W\d_a-z]\S*\s+(?:\S+\s+){4}.*[.!?][\"'\u201d\u2019)]?\Z",
    re.DOTALL,
)
_CITED_SO = re.compile(r"(?:how to )?cit(?:e|ing) this\b", re.IGNORECASE)
_APPENDED = re.compile(r"(?:appendix|annex) [A-Za-z\d]{1,2}[:.]", re.IGNORECASE)
# It has no name within: neither an author nor a journal.
_PLAIN_SENTENCE = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ ,]{1,2}[a-z'\u2019-]+){1,9}[.!?]\Z")
_BEHIND_LIST = re.compile(
    r"(?:(?:last|medically|first) (?:reviewed|updated|modified|published)\b"
    r"|(?:written|reviewed|edited|posted|updated) (?:by|on) [^\W\d_]|(?:received|accepted) \d{1,2} "
    rf"|{_CITED_SO.pattern}|\u00a9|(?:see also|next|previous|up next|read next):"
    r"|(?:acknowledge?ments?|funding|appendi(?:x|ces)(?: [a-z\d]{1,2})?|comments|disclosures?"
    r"|(?:conflicts? of|competing|declaration of) interests?|(?:table|figure|box) \d{1,2}"
    r"|about the authors?|about [^\W\d_]+ [^\W\d_]+|author (?:contributions|information|bio\w*)"
    r"|footer|contact|related (?:articles|posts|reading)"
    r"|(?:appendix|annex) [a-z\d]{1,2}[:.] [^\n]{1,80}"
    r"|(?:data availability|ethics)(?: statement)?"
    r"|supplementary (?:materials?|information)|abbreviations|notes? on contributors?)\Z"
    r"|(?:filed|posted) (?:under|in)\b|(?:photos?|images?|pictures?) (?:by|:) |all rights reserved"
    r"|copyright (?:\(c\) ?|\u00a9 ?)?\d{4}\b|published (?:on )?\d{1,2} [a-z]{3,9} \d{4}\.?\Z"
    r"|(?:the authors?|we) (?:would like to )?(?:thanks?|declares?|acknowledges?|reports?)\b"
    r"|none (?:declared|reported|known)\.?\Z|thank you\b"
    r"|(?:tags|categories|topics|key ?words|funding|acknowledge?ments?|disclosures?"
    r"|disclaimer"
    r"|conflicts? of interests?|competing interests"
    r"|(?:declaration of|author) (?:interests|contributions)"
    r"|data availability|correspondence|contact|author|editor|(?:photo|image)(?: credit)?):"
    r"|(?:figure|table|box) \d{1,2}[.:]|[^\W\d_]+ (?:says|said|writes|asks): "
    r"|(?:share|print|save|download|rate|like) this\b|(?:subscribe|sign up|follow us|read more)\b)",
    re.IGNORECASE,
)
_IN_WORK = re.compile(
    r"https?:|\bwww\.|\b(?i:doi)\b|\bet al\b|\b(?:Press|Publish\w+|Books|Journal|Proceedings)\b"
    rf"|\b(?i:retrieved|accessed|vol|pp?|eds?)\b\.?:? ?(?:from|on|\d|\Z)|[(\[]{_DATE}[)\]]"
    r"|\d[(:] ?\d|[\u201c\u2018]|\b[A-Z]\w+: [A-Z]"
)
_ONLY_DATED = re.compile(rf"[(\[]{_DATE}[)\]]\.?\Z")
_OF_WORK = re.compile(
    rf"[(\[]{_DATE}[^()\[\]]{{0,20}}[)\]]|[,;:.] ?{_DATE}(?=\s?[;:,.)]|\Z)|https?:|\bwww\.|\bdoi\b"
)
_PARTED = re.compile(r"[^\W\d_]{3}\. [^\W\d_a-z]")
_NARRATIVE = re.compile(rf"[(\[]{_DATE}[)\]],? (?!and\b)[a-z]{{2,}}")
_DATED = re.compile(rf"(?<!\w){_DATE}(?!\w)")
_VERB = re.compile(rf"\b{_FINITE}\b")
_ENTRY_HEAD = 400
FEWEST_WORDS = 4  # of a sentence: links that a site adds have fewer
_GOES_ON = tuple(",;:&-\u2013")


def parts_list(line: str) -> bool:
    """Tell whether a line is a heading within a list of references, as "Books" is."""
    return len(line) <= CUE_LENGTH and bool(_PART.match(form(line)))


def is_law(line: str) -> bool:
    """Tell whether a line or block is a law or a case, as a list of them has it."""
    return bool(_LAW.match(line))


def is_note(line: str) -> bool:
    """Tell whether a line or block is a footnote that names a work, wherever it stands."""
    mark = _NOTE.match(line)
    if not mark or is_entry(line):
        return bool(mark)
    bare = line[mark.end() : mark.end() + _ENTRY_HEAD]
    return is_law(bare) or names_work(bare)


def begins_list(line: str) -> bool:
    """Tell whether a line below a heading such as "Notes" is an entry of a list of references."""
    mark = _LABELLED.match(line) or _NUMBERED.match(line)
    begin = mark.end() if mark else 0
    bare = line[begin:]
    return (
        is_entry(line)
        or is_entry(bare)
        or is_law(bare)
        or bool(_ADDRESSED.match(bare) or _SHORT.match(bare))
    )


def is_remark(line: str) -> bool:
    """Tell whether a note only remarks on something: a sentence without a sign of a work."""
    if begins_list(line):
        return False
    sentence = _SENTENCE.match(line) and not _IN_WORK.search(line[:_ENTRY_HEAD])
    return bool(sentence) or is_short_sentence(line)


def is_address(line: str) -> bool:
    """Tell whether a line is an address of the web and nothing else."""
    return bool(_ADDRESSED.fullmatch(line))


def is_entry(line: str) -> bool:
    """Tell whether a line or block is surely an entry of a list of references."""
    mark = _LABELLED.match(line)
    begin = mark.end() if mark else 0
    if _CITED_SO.match(line, begin) or _APPENDED.match(line, begin):
        return False
    head = line[begin : begin + _ENTRY_HEAD]
    return bool(_BEGUN.match(head) or (_DATE_PARTED.search(head) and _DATED_WORK.match(head)))


def heads_entry(line: str, following: str) -> bool:
    """Tell whether a line names works, as "Web sources" does, and an entry is what follows it.

    Or it names laws, as "Statutes" does, and one follows.
    """
    if len(line) > CUE_LENGTH:
        return False
    named = names_works(form(line)) and is_entry(following)
    return named or (parts_list(line) and is_law(following))


def is_dated_entry(line: str) -> bool:
    """Tell whether a line is an entry wherever it stands: it has a date or an address as works do.

    A sentence may begin as an entry does: "Doe, J. (2019) found", "Doe, J. was seen in 2019".
    """
    head = line[:_ENTRY_HEAD]
    return is_entry(line) and bool(_OF_WORK.search(head)) and not _NARRATIVE.search(head)


def may_be_entry(line: str) -> bool:
    """Tell whether a short line in a list of references is an entry, or a part of one."""
    head = line[:_ENTRY_HEAD]
    return is_entry(line) or any(sign.search(head) for sign in _IN_ENTRY)


def has_parts(line: str) -> bool:
    """Tell whether a stop parts a short line, as publisher and title: "Pond Board. Frogs"."""
    return bool(_PARTED.search(line))


def is_short_sentence(line: str) -> bool:
    """Tell whether a block has a verb and a stop as a sentence does, and no sign of a work."""
    written = line[:1].isupper() and line.endswith((".", "!", "?"))
    worded = len(line.split(maxsplit=FEWEST_WORDS)) >= FEWEST_WORDS
    verb = written and worded and _VERB.search(line, 0, _ENTRY_HEAD)
    return bool(verb) and not may_be_entry(line)


def is_plain_sentence(line: str, before: str) -> bool:
    """Tell whether a block names nothing, and stands below an entry that has its date."""
    return bool(_PLAIN_SENTENCE.match(line) and _DATED.search(before))


def may_follow_list(line: str, before: str) -> bool:
    """Tell whether a block below the entries of a list is surely none, nor a part of one.

    Parameters
    ----------
    line
        The block.
    before
        The block before it: of an entry whose end is missing the next block is a part.
    """
    if is_entry(line) or _ONLY_DATED.search(before) or before[-1:] in _GOES_ON:
        return False
    if _BEHIND_LIST.match(line):
        return True
    head = line[:_ENTRY_HEAD]
    return bool(_SENTENCE.match(line) and not _IN_WORK.search(head))
