"""Where what is denied ends: "who had no straw used compost" denies the straw, not the compost.

What *no*, *without* and their like deny ends where another thing begins, which an article or a
pronoun shows, or where the sentence goes on with a verb of its own. Of *no gardener used compost*
the verb is that of the denied itself.
"""

from __future__ import annotations

import re

_OBJECT = re.compile(
    r"(?<!\w)(?:ha[sd]|have|having|with|g[eo]t|gets|s[ae]w|sees?|found|finds?|needs?|needed|wants?"
    r"|wanted|offers?|offered|receiv(?:es?|ed)|left|kept|of|for|from|by|at"
    r"|there (?:is|was|are|were)) \Z"
)
_SUBJECT = re.compile(r"(?:neither|nor|none|nobody|no one|not one|hardly any)(?!\w)")
_THING = re.compile(r"(?:without|no|free (?:of|from)|lack\w*(?: of)?|in the absence of)\Z")
# What goes on with the thing that is denied, or with the verb that denies it.
_GOES_ON = (
    r"of|for|to|in|on|at|with|from|by|about|into|over|under|than|as|like|and|n?or|any|all|even|just"
    r"|only|both|each|such|once|yet|ever|never|again|also|always|often|then|now|still|so|quite|been"
    r"|being|be|ha[sd]|have|having|getting|not|cannot|longer|help|let|that|what|\w+ly|\w+n't"
)
_VERB = (
    r"(?:use[ds]?(?! (?:of|for))|t(?:ook|akes?)|tr(?:y|ies|ied)|cho(?:se|oses?)|receiv(?:es?|ed)"
    r"|g[eo]ts?|b(?:ought|uys?)|ma(?:de|kes?)|beg[ai]ns?|start(?:s|ed)?|offer(?:s|ed)?|sen(?:ds|t)"
    r"|(?:turn|switch|mov|went|go|goes)(?:s|ed|es)? (?:on )?to|rel(?:y|ies|ied) on"
    r"|need(?:s|ed)?(?! (?:of|for|to))|ke(?:eps?|pt)|spread|lays|laid|carr(?:y|ies|ied)"
    r"|add(?:s|ed)?|g[ai]ves?|held|holds|prefer(?:s|red)?|ha[sd]|have"
    r"|(?:were|was|are|is) (?:given|offered|put|treated))"
)
_NOUN = rf"(?<![\w'])(?!(?:{_GOES_ON})(?![\w']))[\w']+"
_NEW_THING = re.compile(
    rf"{_NOUN}(?<!ing) (?:and {_VERB}|the|an?|this|these|that|those|his|her|its|our|their|my|your"
    r"|most|many|some|we|he|she|they|you|it|i)(?!\w)"
)
_NEW_VERB = re.compile(rf"{_NOUN} {_VERB}(?!\w)")
_HAPPENED = re.compile(
    r"(?<!\w)(?:c[ao]mes?|f[ae]lls?|arriv(?:es?|ed)|happen(?:s|ed)?|occur(?:s|red)?|appear(?:s|ed)?"
    r"|remain(?:s|ed)?) (?:the|an?|this|these|that|those|his|her|its|our|their|my|your)(?!\w)"
)
_DETERMINER = r"(?: (?:the|an?|this|these|that|those|his|her|its|our|their|my|your))?(?: \w+)? \Z"
_WHILE = re.compile(
    rf"\w (?:during|throughout|after|before|since|following){_DETERMINER}"
    rf"|^ \w+(?<!\bput)(?<!\bplaced)(?<!\bkept) (?:under|beneath|underneath|behind){_DETERMINER}"
)
_STOPS = re.compile(r"(?:stop|quit|discontinu|abandon|g[ai]v\w+ up)")
_AND_BEGINS = re.compile(rf"\w and (?:then |later )?{_VERB}(?!\w)")
_WITH_VERB = re.compile(r"(?<!\w)(?:not|never|cannot|unable|longer|\w+n't)(?!\w)")


def denies_another(before: str, cue: str, gap: str) -> bool:
    """Tell whether a negation denies something that stands between it and a mention.

    Parameters
    ----------
    before, cue, gap
        The match form of the sentence before the negation, the negation, and what follows it up
        to the mention.
    """
    if _HAPPENED.search(gap) or _WHILE.search(gap):
        return True
    if _STOPS.match(cue) and _AND_BEGINS.search(gap):
        return True
    if _SUBJECT.match(cue) or (cue == "no" and not _OBJECT.search(before)):
        return False
    behind = f"{cue}{gap}" if _WITH_VERB.search(cue) else gap
    return bool(_NEW_VERB.search(behind) or (_THING.search(cue) and _NEW_THING.search(gap)))
