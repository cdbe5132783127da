"""The forms that a term of the codebook is found in.

A term stands for its singular and plural (also of "therapy for pain"), its British and American
spelling, with hyphen or blank, or in one word; an acronym (one word, two or more capitals) only as
written, and with a plural s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.codebook.hyphen_forms import joined_forms, parted_forms
from reviewbook.documents.characters import APOSTROPHES, HYPHENS
from reviewbook.documents.match_form import to_match_form

# British, American. A form that no text holds does no harm, so the pairs need no context.
_SPELLINGS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "isation/ization ising/izing ised/ized iser/izer ises/izes ise/ize yse/yze ysing/yzing "
        "aviour/avior colour/color favour/favor labour/labor humour/humor tumour/tumor "
        "centred/centered centring/centering centre/center counsell/counsel modell/model "
        "labell/label defence/defense licence/license programme/program judgement/judgment "
        "paediatr/pediatr anaesth/anesth haemo/hemo oestro/estro foetal/fetal sceptic/skeptic "
        "grey/gray fulfilment/fulfillment ageing/aging aemia/emia aemic/emic haema/hema "
        "gynaec/gynec orthopaed/orthoped oedema/edema oesoph/esoph rrhoea/rrhea foetus/fetus "
        "faec/fec caesar/cesar coeliac/celiac coelom/celom fibre/fiber litre/liter metre/meter "
        "theatre/theater calibre/caliber manoeuvre/maneuver manoeuvr/maneuver aluminium/aluminum "
        "sulph/sulf plough/plow mould/mold travell/travel cancell/cancel signall/signal "
        "skilful/skillful enrolment/enrollment practis/practic pyjama/pajama artefact/artifact "
        "offence/offense pretence/pretense neighbour/neighbor odour/odor vapour/vapor "
        "vigour/vigor rigour/rigor endeavour/endeavor honour/honor flavour/flavor "
        "harbour/harbor rumour/rumor catalogue/catalog analogue/analog dialogue/dialog"
    ).split()
)
_SPELLED = re.compile("|".join(sorted({spelling for pair in _SPELLINGS for spelling in pair})))

# Endings and words whose plural has no s of its own, singular and plural. Several plurals of a
# word may be found ("indices", "indexes").
_ENDINGS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "sis/ses xis/xes tis/tes is/ides us/i um/a a/ae ex/ices ix/ices ma/mata nx/nges yx/yges "
        "eau/eaux eu/eux o/oes tto/tti fito/fiti rto/rti oso/osi zzo/zzi iterion/iteria "
        "nomenon/nomena chondrion/chondria hedron/hedra zoon/zoa z/zzes arf/arves"
    ).split()
)
_WORDS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "child/children man/men person/people mouse/mice louse/lice foot/feet tooth/teeth "
        "goose/geese axis/axes quiz/quizzes life/lives wife/wives knife/knives half/halves "
        "calf/calves leaf/leaves loaf/loaves sheaf/sheaves thief/thieves elf/elves wolf/wolves "
        "hoof/hooves corpus/corpora genus/genera viscus/viscera ulcus/ulcera femur/femora "
        "caput/capita foramen/foramina lumen/lumina abdomen/abdomina cornu/cornua ganglion/ganglia "
        "automaton/automata taxon/taxa ox/oxen brother/brethren penny/pence genie/genii "
        "kibbutz/kibbutzim cherub/cherubim seraph/seraphim gas/gasses pelvis/pelves "
        "lexicon/lexica bus/busses"
    ).split()
)
_PART_OF_A_WORD = 2  # letters: "ox" is no part of "box", "man" is one of "woman"
_ALONE = {one for pair in _WORDS if len(min(pair, key=len)) <= _PART_OF_A_WORD for one in pair}
# What a form ends with, what stands there instead, and whether that is a word.
_CHANGES = tuple(
    (old, new, pairs is _WORDS)
    for pairs in (_ENDINGS, _WORDS)
    for pair in pairs
    for old, new in (pair, pair[::-1])
)
_CHANGING = tuple(old for old, _, _ in _CHANGES)
_BOTH = {"man ": "men ", "woman ": "women "}
"""Words that stand in the plural too before a plural: "women doctors"."""
_NAME_IN_Y = re.compile(r"(?<![^\s-])[A-Z][a-z]*[^aeiou\W]y\Z")
_SHORTEST_STEM = 2
_SHORT = 3  # "pH", "mRS": small and capital letters, as written
# Words in s that are no plural of another word.
_IN_S = ("news", "means", "gas", "corps", "goods", "canvas", "lens", "bias", "atlas")
# Fields of study and things that come in the plural alone: "genetic" and "arm" are something else.
_FIELD = re.compile(
    r"(?:econom|genet|eth|polit|phys|mathemat|aesthet|acoust|opt|gymnast|athlet|kinet|enom|eom"
    r"|phonet"
    r"|linguist|semant|robot|electron|cybernet|obstetr|iatr|[a-z]{3}metr|odont|logist|informat"
    r"|analyt"
    r"|dynam|mechan|aerob|civ|pragmat|hydraul|therapeut)ics\Z"
)
_PLURAL_ALONE = frozenset(("arms", "glasses", "customs", "spectacles", "manners"))
# A head stands before a preposition ("therapy for pain"), and before what follows it in few words.
_OF = re.compile(
    " (?:of|for|in|to|with|without|by|on|at|from|against) |(?:(?<=er)|(?<=ers)) (?:by|up|on)$"
    "| (?:general|martial|elect|laureate)$"
)

_HYPHEN = re.compile(f"[{HYPHENS}-]")
# "Crohn's disease" and "Crohn disease", "women's health" and "womens health"
_OWN = re.compile(rf"(?<=\w)['{APOSTROPHES}]s(?= )")
_NAMED_FOR = re.compile(
    r"([A-Z][^\W\d_]+) (?:disease|syndrome|disorder|palsy|chorea|phenomenon|sign|law|principle)\Z"
)


def is_acronym(term: str) -> bool:
    """Tell whether a term is matched only as written: one word with two or more capitals, or pH.

    The capitals of a title are none: "Self-Help".
    """
    parts = _HYPHEN.split(term)
    title = len(parts) > 1 and all(part.istitle() or part.islower() for part in parts)
    if " " in term or (title and max(map(len, parts)) >= _SHORT):
        return False
    capitals = sum(character.isupper() for character in term)
    return capitals > 1 or (len(term) <= _SHORT and term[:1].islower() and capitals == 1)


def spellings(form: str) -> set[str]:
    """Return a folded term in British and in American spelling, itself included."""
    found = {form}
    if not _SPELLED.search(form):
        return found
    for pair in _SPELLINGS:
        for old, new in (pair, pair[::-1]):
            found |= {one.replace(old, new) for one in found if old in one}
    return found


def plurals(form: str) -> set[str]:
    """Return a folded term with its last word in singular and in plural, itself included."""
    if form in _PLURAL_ALONE or _FIELD.search(form):
        return {form}
    found = {form, _regular(form), *_irregular(form)}
    if re.search(r"(?:[sxz]|ch|sh)es$", form):
        found.add(form[:-1])
    for one, several in _BOTH.items():
        if form.startswith(one):
            found |= {several + plural.removeprefix(one) for plural in found - {form}}
        elif form.startswith(several):
            found |= {one + single.removeprefix(several) for single in found - {form}}
    if form.endswith("ch"):
        found.add(form + "s")  # of "stomach" and "epoch"
    if re.search(r"[^aeious]s$|as$", form):
        found.add(form + "es")  # of "lens" and "bias"
    return found


def _irregular(form: str) -> Iterator[str]:
    """Give the plurals that have no s of their own, or of what looks like one the singular."""
    if not form.endswith(_CHANGING):
        return
    word = form.rpartition(" ")[2]
    for old, new, is_word in _CHANGES:
        if not form.endswith(old):
            continue
        if word == old or old not in _ALONE if is_word else len(word) >= len(old) + _SHORTEST_STEM:
            yield form.removesuffix(old) + new


def _regular(form: str) -> str:
    """Return the regular plural, or of what looks like one the singular."""
    if re.search(r"(?:[^aeiou]|qu)ies$", form):
        return form[:-3] + "y"
    if re.search(r"(?:[sxz]|ch|sh)es$", form):
        return form[:-2]
    if form.rpartition(" ")[2] in _IN_S:
        return form + "es"
    if re.search(r"[^siu]s$", form):
        return form[:-1]
    if re.search(r"(?:[^aeiou]|qu)y$", form):
        return form[:-1] + "ies"
    return form + ("es" if re.search(r"(?:[sxz]|ch|sh)$", form) else "s")


def _head_plurals(form: str) -> set[str]:
    """Return "therapy for pain" with its head in singular and plural; of other terms nothing."""
    found = _OF.search(form)
    if not found:
        return set()
    head, rest = form[: found.start()], form[found.start() :]
    return {plural + rest for plural in plurals(head)}


def forms(term: str) -> set[str]:
    """Return every match form that a term is found in."""
    if is_acronym(term):
        folded = _folded(term)
        return {folded, folded.removesuffix("s") if term.endswith("s") else folded + "s"}
    named = {_folded(term) + "s"} if _NAME_IN_Y.search(term) else set()  # "Kennedys"
    written = {_folded(one) for one in (term, *joined_forms(term), *_eponyms(term))}
    written |= {apart for apart, part in parted_forms(_folded(term)).items() if not part}
    return named.union(*map(_inflected, written))


def hyphened_forms(term: str) -> dict[str, str]:
    """Return the match forms that a term has with a hyphen more, and what stands before it."""
    parted = {} if is_acronym(term) else parted_forms(_folded(term))
    return {form: part for apart, part in parted.items() if part for form in _inflected(apart)}


def _folded(term: str) -> str:
    return to_match_form(term).text.strip()


def _eponyms(term: str) -> set[str]:
    """Return the other ways to write a possessive: "Crohn disease", "womens health"."""
    own = _OWN.search(term)
    if own:
        without = term[: own.start()] + term[own.end() :]
        return {_OWN.sub("s", term), without} if term[0].isupper() else {_OWN.sub("s", term)}
    name = _NAMED_FOR.match(term)
    return {f"{name[1]}'s{term[name.end(1) :]}"} if name else set()


def _inflected(folded: str) -> set[str]:
    """Return a folded term in both spellings, each in singular and plural."""
    return {
        plural
        for spelling in spellings(folded)
        for plural in (*plurals(spelling), *_head_plurals(spelling))
    }
