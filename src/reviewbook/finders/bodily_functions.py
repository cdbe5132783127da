"""Parts and kinds of living things, which are what they do: "the cornea bends light".

Of them alone a verb says what they are: "a nurse carries bandages" says what one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.genus import is_evaluated
from reviewbook.finders.term_subjects import Told, is_bare, subject_of

# Names of parts of bodies, of cells and of kinds of living things, by their last word.
_OF_BODY = re.compile(
    r"(?:[a-z-]+ )*?(?:duct|(?:[a-z]+(?:al|ic) )cavity"
    r"|[a-z]*(?:lobe|gland|cort(?:ex|ices)|nerve|vein|arter(?:y|ie)|muscle|valve"
    r"|membrane|enzyme|hormone|receptor|neuron|thalamus|ventricle|atri(?:um|a)|kidney|axon"
    r"|dendrite|tendon|ligament|medulla|ovar(?:y|ie)|cerebell(?:um|a)|retina|cornea|cochlea"
    r"|pancreas|spleen|intestine|bladder|esophagus|larynx|trachea|alveoli|villi|cilia"
    r"|flagell(?:um|a)|chloroplast|stamen|carpel|pistil|sepal|urethra|ureter|uterus|placenta"
    r"|synapse|capillar(?:y|ie)|chromosome|amygdala|hippocamp(?:us|i)|acrosome)"
    r"|[a-z]{2,}(?:cyte|clast|plast|phage|vore|troph|phyte|mycete|phile|zoan|[oi]some|philic)"
    # What other things are called too is of a body by the word before it.
    r"|(?:autonomic|cardiovascular|circulatory|digestive|endocrine|excretory|immune|limbic"
    r"|lymphatic|motor|muscular|nervous|reproductive|respiratory|root|sensory|shoot|skeletal"
    r"|(?:para)?sympathetic|urinary|vascular|vestibular|visual) system"
    r"|(?:animal|blood|B|daughter|egg|epithelial|germ|glial|guard|hair|helper|immune|killer|mast"
    r"|memory|muscle|nerve|parent|plant|plasma|red|white|Schwann|sperm|stem|T) (?:blood )?cell"
    r"|(?:cell|ciliary|fruiting|basal) body|(?:apical|axillary|lateral|taste|terminal) bud"
    r"|(?:adventitious|fibrous|lateral|plant|prop|tap) root|(?:blood|lymph(?:atic)?) vessel"
    r"|(?:adipose|connective|dermal|epithelial|ground|meristematic|muscle|nervous|vascular) tissue"
    r"|(?:abyssal|aphotic|benthic|disphotic|intertidal|littoral|neritic|oceanic|pelagic|photic)"
    r" (?:zone|realm)|(?:basal|germ|granule|molecular|retinal) layer)s?\Z",
    re.IGNORECASE,
)
_WHAT = re.compile(r" (?!(?:it|them|this|that|these|those|him|her|us|you|me)\b)[a-z]")
_IS_FOR = re.compile(
    r"(?:(?:mainly |mostly |primarily )?(?:responsible for|involved in (?:\w+ing|both|the)"
    r"|located (?:in|on|at|near|between|above|below|under|within|just|behind)"
    r"|made (?:up )?of|composed of|formed by|attached to|found (?:in|on|between|under|within))) "
)


def tell_by_function(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "tendons join muscles to bones", "the hypothalamus controls the heat of a body"."""
    found = subject_of(text, start, hit.start())
    if found and _WHAT.match(text, hit.end(), end) and is_of_body(found[0]):
        yield Told(found[1], "characterisation", "cue")


def is_of_body(subject: re.Match[str]) -> bool:
    """Tell whether a part of a body or a kind of living thing is named, in general."""
    name = subject["term"]
    general = is_bare(subject) or name.islower()
    if subject["passive"] or is_evaluated(name):
        return False
    return general and bool(_OF_BODY.match(name))


def says_function(text: str, start: int, end: int) -> bool:
    """Tell whether "responsible for", "located in" follows an "is"."""
    return bool(_IS_FOR.match(text, start, end))
