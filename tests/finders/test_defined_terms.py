"""What a reader relies on in terms that a text defines, whether the codebook has them or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.documents.readers.markdown import read_marked_markdown
from reviewbook.finders.defined_terms import find_defined_terms


def terms(paragraph: str) -> list[str]:
    """Return the terms that one paragraph defines; it stands under a title."""
    text = f"A Title\n\n{paragraph}\n"
    document = Document("sample", text, tuple(segment("sample", text)))
    return [text[slice(*found.term)] for found in find_defined_terms(document)]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("A dibber is a tool that makes holes for seeds.", "dibber"),
        ("Chitting is the process of letting potatoes sprout.", "Chitting"),
        ("An espalier is the flat form of a tree.", "espalier"),
        ("Sets are small bulbs used for planting.", "Sets"),
        ("A volunteer is any plant that nobody sowed.", "volunteer"),
        ("Bolting is when a lettuce flowers too soon.", "Bolting"),
        ("Loam is an old word for clay.", "Loam"),
        ("Hilling simply means drawing earth up to a stem.", "Hilling"),
        ("In plain words, tilth means crumbs.", "tilth"),
        ("The definition of tilth is the crumb of a soil.", "tilth"),
        ("Tilth is a term for the crumb of a soil.", "Tilth"),
        ("Tilth can be thought of as the crumb of a soil.", "Tilth"),
        ("Tilth is usually defined as the crumb of a soil.", "Tilth"),
        ("A sward, defined as short turf, needs rain.", "sward"),
        ("Guttation refers to drops on a leaf.", "Guttation"),
        ("The term heel describes a strip of bark.", "heel"),
        ("The word “lazy bed” denotes a ridge for potatoes.", "lazy bed"),
        ("By tilth gardeners mean crumbs.", "tilth"),
        ("Think of mulch as a blanket for the bed.", "mulch"),
        ("The board defines peat as rotted moss.", "peat"),
        ("Earth drawn up to a stem is called a hill.", "hill"),
        ("Side shoots are removed. This is called pinching.", "pinching"),
        ("Growers call this *hardening off*.", "hardening off"),
        ("Doing all of it in March has a name: spring fever.", "spring fever"),
        ("Roots swell, a change known as tuberisation.", "tuberisation"),
        ("The rate at which water sinks in is its infiltration.", "infiltration"),
        ("Layering, the rooting of a bent stem, is easy.", "Layering"),
        ("They rely on tilth, the looseness of a soil.", "tilth"),
        ("Scions (young shoots for grafting) are cut in winter.", "Scions"),
        ("Green scions (young shoots for grafting) are cut in winter.", "Green scions"),
        ("A young shoot, or scion, is cut in winter.", "scion"),
        ("Grafting, or joining two plants, takes a steady hand.", "Grafting"),
        ("They sow tares, that is, plants for the soil alone.", "tares"),
        ("Frost heave – the lifting of soil by ice – breaks roots.", "Frost heave"),
        ("Chard: A vegetable that stands the frost.", "Chard"),
        ("What is tilth? It is crumbs.", "tilth"),
        ("An eponym is a person after whom something is named.", "eponym"),
        ("Ecotones are zones where two habitats meet.", "Ecotones"),
        ("Rain that freezes as it falls is called sleet the world over.", "sleet"),
    ],
)
def test_a_term_is_found_with_its_definition(sentence: str, term: str) -> None:
    assert terms(sentence) == [term]


@pytest.mark.parametrize(
    "sentence",
    [
        "Digging is a complex matter that takes years.",
        "Blight is the most common reason for loss.",
        "A spade is a gift that lasts.",
        "A spade is the best tool that you can buy.",
        "Patience is a bridge between two harvests.",
        "This is a tool that makes holes.",
        "Our plot is a place that we love.",
        "The shed is a building that leaks.",
        "Rosa is a gardener who sings.",
        "Digging is often described as dull by people who dig.",
        "No one could define digging as fun.",
        "Tilth is not called structure.",
        "They called a meeting.",
        "The shop, called Green Fingers, is shut.",
        "The old hands call it a day at noon.",
        "Frost means trouble.",
        "Beds, paths, a row of beans that climbs: all is lost.",
        "For many gardeners, the act of digging is joy.",
        "The shed (an heirloom) leaks.",
        "Furthermore, the depth and timing of sowing matter.",
        "Overall, the depth of each bed and the timing of sowing matter.",
        "Altogether: a fine year for the beds.",
        "Anyway: a layer of straw on soil.",
        "Later: a heap of straw.",
        "Beds dried out less often than anticipated: a layer of straw kept them moist.",
        "Unless clearly marked, a bed that lies bare belongs to the club.",
        "Is a dibber a tool that makes holes?",
        "Detection of blight is a job for a grower.",
        "Blight (late) is a disease that kills.",
        "Tilth is understood as described above.",
        "Tilth is what you make of it.",
        "Digging is when we sold the plot.",
        "Layering is a favourite device of hers.",
        "Commensalism means nothing to the beetle.",
        "Mulching is a process that never stops surprising the judges.",
        "Growers called straw a gift from the fields.",
        "A plotholder is a person with whom I share a shed.",
        "Smith is a man to whom much is owed.",
        "Mondays are days where I rest.",
        "Critics of hand weeding call it slavery.",
        "Growers call this hopeless.",
        "Mulch, or another cover, is of use.",
    ],
)
def test_what_defines_nothing_gives_no_term(sentence: str) -> None:
    assert terms(sentence) == []


def test_a_heading_asks_and_the_sentence_below_answers() -> None:
    text = "A Title\n\nWhat Is Tilth?\n\nIt is the crumb of a soil. We like it.\n"
    document = Document("sample", text, tuple(segment("sample", text)))
    (found,) = find_defined_terms(document)
    assert (text[slice(*found.term)], found.rule) == ("Tilth", "anaphora")
    assert text[found.start : found.end] == "It is the crumb of a soil."


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Hysteresis is a nuisance to some. It refers to the dependence of a state on its past.",
         ["Hysteresis"]),
        ("Cold frames are rarely seen now. They are defined as low boxes that hold the warmth.",
         ["Cold frames"]),
        ("Blanching (or scalding) can be skipped. The term denotes any bath that is hot and short.",
         ["Blanching"]),
        ("Scurvy is a disease of sailors. It is characterised by bleeding gums.",
         ["Scurvy", "Scurvy"]),
        # What marks a thing does not say what it is, where nothing else does.
        ("Scurvy is rare now. It is characterised by bleeding gums.", []),
        # The one at hand; another number; nothing that says of what kind it is; too far away.
        ("The letter was lost. It refers to the second half of the novel.", []),
        ("Tides are strong here. It refers to the pull of the moon.", []),
        ("Encyclopedias are helpful. They refer to sources.", []),
        ("Hysteresis is odd. So are we. It refers to the dependence of a state on its past.", []),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_about_the_term_of_the_one_before(
    paragraph: str, found: list[str]
) -> None:
    assert terms(paragraph) == found


def test_a_term_is_given_once_a_sentence() -> None:
    assert terms("Tilth is a term for crumbs, and tilth refers to soil.") == ["Tilth"]


def test_references_and_chrome_define_nothing() -> None:
    text = (
        "A Title\n\nWe dug.\n\nReferences\n\n\u2022 Orla B (2001). Tilth refers to crumbs.\n\n"
        "Share\n\nTilth refers to crumbs.\n"
    )
    document = Document("sample", text, tuple(segment("sample", text)))
    assert list(find_defined_terms(document)) == []


def marked_terms(paragraph: str) -> list[str]:
    """Return the terms that one paragraph of Markdown defines; it stands under a title."""
    read = read_marked_markdown(f"# A Title\n\n{paragraph}\n".encode(), Path("a.md"))
    passages = tuple(segment("sample", read.text))
    document = Document("sample", read.text, passages, marked=read.marked)
    return [read.text[slice(*found.term)] for found in find_defined_terms(document)]


MARKED = {
    "**Mulch**: loose matter laid on soil to keep it damp.": "Mulch",
    "**Mulch:** loose matter laid on soil.": "Mulch",
    "**Dibble** – a stub for making holes.": "Dibble",
    "- *Sucker*: young wood that grows from the root.": "Sucker",
    "- **Tilth**: how fine and crumbly soil is.": "Tilth",
    "**Scarifying** is how moss is raked out of a lawn.": "Scarifying",
    "An **espalier** is a tree trained flat on a wall.": "espalier",
    "The **drip line** is where the outer leaves let rain fall.": "drip line",
    "*Scald* sets in when wet fruit stands in full sun.": "Scald",
    "Good growers mind the *heel*, a strip of bark that is left on.": "heel",
    "A *rhizome*, which is a stalk without light, stores food.": "rhizome",
    "Some lay straw, or *mulch*, around roses.": "mulch",
    "One speaks of *blanching* when stems are kept from light.": "blanching",
    "Plants that die after one winter are **annuals**.": "annuals",
}


@pytest.mark.parametrize(("sentence", "term"), MARKED.items())
def test_a_mark_lets_a_term_be_found_that_is_not_without(sentence: str, term: str) -> None:
    assert marked_terms(sentence) == [term]
    assert terms(sentence.replace("*", "").removeprefix("- ")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "**Note:** the tap that drips is shut in May.",
        "**Deadline**: the end of May.",
        "**Author:** a gardener who lives in Leeds.",
        "**Day 3**: the seeds that we sowed came up.",
        "**Price**: four pounds a sack.",
        "**Mulching** is a great way of saving water.",
        "**Soil** is a problem that nobody solves.",
        "*Beans* are what we ate all summer.",
        "Plants that got straw are **stronger**.",
        "The one that won is the **red one**.",
        "We grew kale, or *tried to*, for years.",
        "*Gardeners' World* is a programme that many watch.",
        "You should **never** dig a bed that is wet.",
    ],
)
def test_a_mark_alone_makes_no_definition(sentence: str) -> None:
    assert marked_terms(sentence) == []


@pytest.mark.parametrize("shape", ["**a** ", "or *b*, ", "**a**: ", "*a* is a b that ", "***a*** "])
def test_many_marks_in_one_sentence_take_no_more_than_their_length(shape: str) -> None:
    """The second is hundreds of times as long; if time grew with its square, this would not end."""
    assert len(marked_terms(shape * 30_000)) <= len(marked_terms(shape * 200)) + 1
