"""What a definition looks like: verbs and signs of typography beside a term, as patterns."""

from __future__ import annotations

import re

from reviewbook.finders.definition_lookalikes import (
    BY_WHOM,
    CONSEQUENCE,
    ELSEWHERE,
    HAPPENING,
    NO_DEGREE,
    NO_MERE,
    NO_NAME_BEHIND_OR,
    NO_OTHER_NAME,
    TIME_OF,
)
from reviewbook.finders.hypernyms import AGENT
from reviewbook.finders.quotation_marks import CLOSE, OPEN

_BE = r"(?:is|are|was|were)"
HOW = r"(?:\w{2,14}ly |often |sometimes |also |best |here |now |then |long ){0,2}"
_CAN = r"(?:can|could|may|might|must|should|will|would)"
PASSIVE = rf"(?:{_CAN} {HOW}be|(?:has|have|had) {HOW}been|{_BE}) {HOW}"
_FOR = r"(?:for|that|which|used|to|given|coined|meaning|describing|covering)\b"
# "defined in the handbook as", "defined by the ministry as"
_IN_WHICH = r"(?:in|by|under|within) [^,.;:]{2,60}? "
_WHERE = rf"(?:{_IN_WHICH})?"
# A state that somebody is in, which no article need stand before.
STATE = (
    r"(?:(?:an? |the )?(?:\w{3,14} )?(?:inability|difficult(?:y|ies)|trouble|problems?)"
    r" (?!is\b|are\b|for\b|at\b)(?:(?:(?:in|with) )?(?:to \w|\w{3,16}ing\b)"
    r"|with (?!(?:no|many|some|this|that|these|which|far|wide|serious)\b)[a-z]{3,})"
    r"|(?:an? |the )?(?:lack|loss|absence|shortage|excess) of\b(?! (?:it|them|this|that)\b)"
    r"|not (?:being|having) \w|(?:poor|too much|too little|not enough|low|high|excessive|reduced)"
    r" \w{3,})"
)
# A cue with this group holds only before a noun that says of what kind a term is.
GENUS = "genus"
# One with this group holds unless a figure of speech follows.
LIKENED = "likened"
# One with this group holds before a noun that stands for a whole kind.
LOCATED = "located"
_PLURAL = r"(?:[a-z][\w-]{2,20} ){0,3}[a-z][\w-]{2,20}s"
_NARROWED = (
    r"(?:of|that|which|in which|where|caused by|marked by|affecting|involving|due to"
    r"|characteri[sz]ed by|between|due to|from (?:an? |(?:[a-z]+ )?[a-z]+s\b)"
    r"|without (?!(?:equal|end|limit)|\w+ (?:equal|end|limit))"
    r"|in (?!(?:most|many|some|all|several|any|every|need|demand|short|use|place|fact|general)\b)"
    r"|(?:used|made|taken|given|grown|built|worn|laid|filled|placed|found"
    r"|caused) (?:to|for|in|of|from|by|with|on|over))\b"
)

_CUES = (
    ("definition", rf"(?:{_CAN} )?{HOW}(?:refers? to|denotes?|designates?|signif(?:y|ies))\b"),
    (
        "definition",
        rf"(?:{PASSIVE})?defined (?:(?:here |\w{{2,14}}ly )?{_WHERE}as(?!{ELSEWHERE})"
        r"|by(?! no\b)|in terms of)\b",
    ),
    (
        "definition",
        rf"{PASSIVE}(?!described as{HAPPENING})(?:described (?:here )?as\b(?P<{LIKENED}>)"
        rf"|described {_WHERE}as(?= \w{{3,14}}ing )"
        rf"|described {_IN_WHICH}as(?P<{LOCATED}>)(?= (?:an? |the )?[a-z])"
        r"|(?:described|understood|conceived|conceptuali[sz]ed|characteri[sz]ed)"
        r" (?:here |by [^,.;:]{2,60}? )?"
        rf"(?:as|to be)\b)(?!{ELSEWHERE}){BY_WHOM}",
    ),
    (
        "definition",
        rf"{PASSIVE}(?:used (?:here )?to (?:mean|refer to|denote)|(?:taken|understood) to mean)\b",
    ),
    ("definition", rf"{_CAN} {HOW}mean (?:an? |the (?!difference|end|world|same)|\w{{2,14}}ing )"),
    (
        "definition",
        rf"{_BE} (?:an? |the )(?:\w+ ){{0,2}}(?:term|word|name|label) {_FOR}|{_BE} called"
        r"(?! (?:back|by|for|in|off|on|out|to|up|upon)\b)"
        # what some call it, not what it is
        r"(?! [\w'\u2019 -]{1,40}? by (?:some|many|most|others|those|people|its|his|her|their"
        r"|critics|[a-z]{3,16}(?:ers|ors|ists|ians))\b)",
    ),
    ("definition", rf"(?:{_BE} )?(?:an? )?condition (?:where|in which|that)"),
    (
        "definition",
        rf"= {OPEN}(?:{STATE}|(?:an?|the|any) (?=[a-z])(?!best\b|same\b)|{_PLURAL} {_NARROWED}"
        r"|\w{2,14}(?:ness|ity|ion|ment|ance|ence) (?:of|to|in)\b)",
    ),
    (
        "definition",
        r"(?:happens?|occurs?|arises?|develops?) (?:when|if) (?=(?:(?:an?|the|your|our|their|his"
        r"|her|some|many|too|certain|someone|people|you) )?[a-z]+)"
        r"(?!(?:you least|nobody|no one|nothing|it|this|that|they|we|I|he|she|all|least)\b)"
        rf"(?!{TIME_OF})",
    ),
    (
        "definition",
        r"(?:happens?|occurs?) as (?:an?|the) (?!result|part|side|consequence|response|form|whole"
        r"|rule|group|single|one)[a-z]+ [a-z]+s\b",
    ),
    ("definition", rf"{_BE} when\b(?! {TIME_OF})|{_BE} known as (?!an? |the |one )"),
    ("gloss", rf"{_BE} (?:also|often|commonly|sometimes) (?:known as|called) (?!an? |the |one )"),
    ("gloss", r"stands? for\b"),
    ("characterisation", rf"{_BE} known as"),
    ("characterisation", rf"(?:\w+ ){{0,2}}{_BE} (?:\w+ ){{0,2}}characteri[sz]ed by"),
    ("characterisation", rf"{PASSIVE}(?:regarded|seen|viewed|thought of) as\b(?!{HAPPENING})"),
    ("characterisation", r"(?:function|serve|act)s? as\b|represents?\b|describes?\b"),
    (
        "characterisation",
        r"involves?\b(?! (?:many|most|some|several|few|all|no|any|much|more|lots|every\w*|nobody"
        r"|both|you|us|me|him|her|them|people|risks?|costs?|two|three|four|five|six|patients|participants"
        r"|children|adults|women|men|an? (?:lot|few|great|good|bit)"
        r"|the (?:whole|entire))\b)",
    ),
    (
        "characterisation",
        r"consists? of\b|comprises?\b|includes? (?:all|every) [a-z]"
        r"|encompass(?:es)? (?:the|both)\b",
    ),
    (
        "characterisation",
        rf"{_BE} (?:(?:believed|thought|considered)(?! to (?!be\b))|more than{NO_DEGREE}{NO_MERE})",
    ),
    ("characterisation", rf"{_BE} not (?:just|only|simply)|not only \w+s\b"),
    ("characterisation", r"addresse?s?\b|creates?\b|(?:often |typically )?presents? as\b"),
    (
        "characterisation",
        rf"(?:(?!research\b|studies\b|science\b)\w+ )?(?:is|are) (?P<{GENUS}>)"
        r"(?=an? |the (?!(?:most|least|only|main|first|last|second|third|leading)\b)"
        r"(?!(?:price|cost|fruit|root|heart|face|bane) of\b)|one of "
        rf"|(?<=are ){_PLURAL} {_NARROWED})",
    ),
)
BEFORE_CUE = rf"{CLOSE}(?:\s?\([^()]{{1,80}}\))?{CLOSE}(?:,[^,.;]{{1,80}},)?\s+"
CUES = "|".join(f"(?P<{kind}_{n}>{cue})" for n, (kind, cue) in enumerate(_CUES))
CUE = re.compile(f"{BEFORE_CUE}(?:{CUES})")
ANAPHORIC_END = re.compile(r"(?:That|This)(?:['\u2019]s| is) $")
CRITERION_ENDS = ("be a sign of ", "have ", "indicate ", "suggest ")
CRITERION = re.compile(rf"(?:may|might|can|could) (?:{'|'.join(CRITERION_ENDS)})\Z")
TITLE = (
    r"(?:an?|the) (?:[\w'\u2019-]+ ){0,3}(?:review|update|overview|guide|introduction|study"
    r"|story|history|basics|facts|truth)[.?!]?\Z"
)
LABEL = re.compile(
    r"[^:]{0,4}:\s(?!(?i:what|how|why|when|where|who|causes|symptoms|diagnosis|yes|no)\b|\d)"
    rf"(?!{TITLE})"
    r"(?!(?:our|your|my|everything|all|some|more|top|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|twenty|fifty)\b)"
    r"(?!(?:\w+ ){0,2}(?:tips|tricks|myths|facts|questions|steps|ways|reasons|things|dos"
    r"|signs|habits|hope|insights|tale|memoir|primer|story)\b)"
)

# Asides
ASIDE = re.compile(r"(?: of [\w ]{1,40})?\s?(?: - |\u2014|\u2013)\s?(?:the|an?|how|what) ")
CALLED = re.compile(
    r"(?:(?<!so-)(?<!so )called|(?<!what is )(?<!what was )known as|termed|referred to as|dubbed"
    rf"|concept of) {OPEN}$"
)
# "We refer to this crumbling as tilth"
AS_NAME = re.compile(rf" as {OPEN}$")
REFERRED = re.compile(rf"\brefer to (?:this|these|it|them|such)\b[^.;,]{{0,50}} as {OPEN}\Z")
NO_THING = r"(?:that|we|you|he|she|they|it|nobody|no one|there|everyone|everybody)\b"
_SAID_ANEW = (
    r"(?:i\. ?e\.,? |that is(?: to say)?, |in other words,? |a\.?k\.?a\.? "
    r"|(?:also|often|sometimes|otherwise|better|(?:common|former|informal|colloquial|popular|technical"
    r"|medical|local|original|previous|alternative)ly) (?:called|known as|termed|referred to as) )"
)
_DASH = r"(?: [-\u2013\u2014] |\u2014)"
THAT_IS = re.compile(
    rf"{CLOSE}(?:(?:, | \()(?:{_SAID_ANEW}|meaning )|{_DASH}{_SAID_ANEW})(?!{NO_THING})"
    rf"|{CLOSE}, which means (?=(?:\w{{3,14}}ly )?\w{{3,14}}ing\b)"
)
# "Reeds are perennial, meaning they come again": what is so of all that are.
THEY_ARE_SO = re.compile(
    rf"{CLOSE}(?:, |{_DASH})(?:meaning|which means|that is,?|i\. ?e\.,?)(?: that)? (?:it|they) "
)
ARE = re.compile(rf"\b(?:{_BE}|be|being) (?:an? )?{OPEN}\Z")
# "A field drain can be open (lying in the sun)": a word, and what it is to be so.
BEING_SO = re.compile(
    r"[\"\u201d\u2019]? \((?:arising|belonging|coming|happening|lasting|living|lying|occurring"
    r"|originating|produced|relating|resulting|stemming) (?:at|by|for|from|in|on|to|under|with|with"
    r"in|outside) [a-z][^()]{2,60}\)"
)
# "X, defined as" and "X (which may be understood as"
APPOSED = re.compile(
    rf"{CLOSE}(?:, ?| \()(?:which {PASSIVE}|{HOW})(?:defined|understood) (?:here )?"
    rf"(?:as|by)\b(?!{ELSEWHERE})"
)
# "X, or Y, is" names X anew, and "X (in other words)" explains it, where X begins the sentence;
# lists, examples and asides of other kinds do not.
GOES_ON = (
    r"(?:is|are|was|were|can|could|may|might|should|will"
    r"|would|has|have|does|do|affects?|becomes?|causes?|comes?|describes?|gives?|happens?|helps?"
    r"|includes?|involves?|lasts?|makes?|means?|occurs?|refers?|remains?|seems?|takes?|uses?"
    r"|works?)\b"
)
_CAME = (
    r"(?:came|went|fell|rose|grew|began|became|took|gave|broke|ran|struck|hit"
    r"|(?:appear|arriv|disappear|emerg|happen|last|occurr|return|start|vanish)ed)\b"
)
OR_NAMED = re.compile(
    rf", or (?!{NO_NAME_BEHIND_OR})"
    r"(?![^,]{2,40}\b(?:for|of|against|with) (?:it|them)\b)"
    r"(?!(?!\w+ing\b)[^,]{2,40}\b(?:if|when|unless)\b)"
    rf"(?:(?:an? |the )?[\w'\u2019-]{{2,20}} [\w'\u2019 -]{{2,30}}|\w+(?:ness|ing|ache)), "
    rf"(?:{GOES_ON}|[a-z]{{3,14}}(?<!s)s(?:\.| (?:an? |[a-z]{{2,}}\b)))"
    # what happened once may as well have been "a late frost", so that the name is a short one here
    rf"|, or (?!{NO_NAME_BEHIND_OR})"
    r"(?!(?:an?|the|my|early|late|heavy|hard|bad|plain|sheer|mere|pure|human)\b)"
    rf"(?:(?:[a-z]{{2,20}}-)?[a-z]{{2,20}} [a-z]{{2,20}}|[a-z]+(?:ness|ache)), {_CAME}"
)
# "X, a thing of that kind, is"
APPOSITION = re.compile(
    rf", (?:which (?:is|are) )?(?P<{GENUS}>)(?=an? (?:[^,.;:()]{{3,80}}, {GOES_ON}"
    rf"|(?:[^,.;:() ]+ [^,.;:()]{{2,80}}|{AGENT}), [a-z]{{3,14}}(?<!s)s (?!(?:and|or)\b)[a-z]))"
)
EXPLAINED = re.compile(
    rf"(?P<opened>[\"\u201d\u2019]? \()(?!{NO_OTHER_NAME}|\w{{2,14}}ed (?:by|in|from|with|on)\b)"
    r"(?!\w+(?:, (?:and |or )?\w+)*\))(?!\w+ (?:or|and|to|versus"
    r"|vs) \w+\))(?!an? \w+\))[a-z]\w*,? [a-z][^()\d;]{2,160}\)"
)
# "X (a mould)": one noun that stands for a kind.
ONE_KIND = re.compile(r"[\"\u201d\u2019]? \(an? (?P<noun>[a-z][a-z-]{2,24})\)")
# "X (a mould that)": a noun that something narrows down, anywhere in a sentence.
NARROW_KIND = re.compile(r"[\"\u201d\u2019]? \(an? (?=(?P<inside>[a-z][^()\d;]{8,160}\)))")
OR_SHORT = re.compile(r", or [A-Z]{2,6}\b")
SHORT = re.compile(r"\(([A-Za-z]{2,8})s?\)")

# Who means what by a term
SUBJECT = re.compile(rf"(?:(?:[Tt]he )?(?:term|word|phrase|diagnosis) |[Aa]n? |[Tt]he )?{OPEN}")
NAMED = re.compile(
    rf"\b(?:[Tt]erm|[Ww]ord|[Pp]hrase|[Ll]abel|[Dd]iagnosis) {OPEN}\Z|[\"\u201c\u2018]\Z"
)
MEANS = re.compile(rf"{CLOSE} means? (?!(?:a lot|nothing|little|everything)\b)")
# What follows of X, not what X is: "X means nobody digs", "X means you can rest".
NO_MEANING = re.compile(
    r"(?!an? |the |(?:low|high|poor|excessive|reduced) )(?:\w{1,20} )?\w{1,20}(?<!ing) for"
    r" (?!which)\w|an? (?:bad|good|hard|long) \w+ for\b|\w{1,20}(?:[,;]|(?<!ness)(?<!ing)\.)"
    r"|(?:your|our|my|their) (?![^,.;]{2,40} (?:is|are) )"
    r"|(?!you\b)(?:that|we|he|she|they|it|nobody|no one|there"
    r"|everyone|everybody"
    r"|more|less|fewer|well|much|better|worse|[a-z]{2,8}er)\b"
    rf"|{CONSEQUENCE}"
    r"|(?:\w{1,16} ){1,3}(?:can|will|may|must|could|should|cannot|need|won['\u2019]t)\b"
)
DEFINES = re.compile(
    r"(?<![Nn]o one )(?<!obody )(?<!one could )(?<!one can )(?<!body could )(?<!body can )(?<!not )"
    r"(?<!never )(?<!annot )\bdefin(?:e|es|ed|ing) "
    r"(?:the (?:term|concept|notion) )?"
    rf"(?:\w{{1,20}} ){{0,2}}{OPEN}\Z"
)
AS = re.compile(r"[\"\u201d\u2019]?(?:\s?\([^()]{1,80}\))?\s+(?:as|to be|to mean)\b")
USE = re.compile(
    r"\b(?:[Ww]e|I|authors|[Tt]hey|here) (?:\w{1,14} )?use[ds]? "
    rf"(?P<named>the (?:term|word|phrase|label) )?{OPEN}\Z"
)
TO_MEAN = re.compile(
    rf"{CLOSE} (?:here )?to (?:mean|refer to|denote|(?P<loose>describe|indicate|cover))\b"
)
USED = re.compile(
    rf"{CLOSE} {PASSIVE}used (?:\w{{1,14}} )?(?:to (?:describe|indicate|cover)|for|when|as an?)\b"
)
BY = re.compile(rf"(?<![a-z] )\b[Bb]y (?:the (?:term|word|phrase) )?{OPEN}$")
WE_MEAN = re.compile(
    rf"{CLOSE},? (?:(?:we|I|they|(?:the |its |most )?[a-z]{{4,14}}s) (?:\w{{1,14}}ly |often )?mean"
    rf"|{_BE} (?:\w{{1,14}}ly |here )?meant)\b"
)
