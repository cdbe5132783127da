"""What a reader relies on in definitions: the cues by made-up sentences, and the real rows."""

from __future__ import annotations

import pytest

from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.definitions import Definition, find_definitions
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_mentions
from reviewbook.finders.quantities import Quantity
from reviewbook.ledger.tables import DEFINITION_KINDS, Tables

BOOK = CompiledCodebook(
    parse_codebook("""\
subjects:
  tilth: {label: Tilth, terms: [tilth, TLT]}
  blight: {label: Blight, terms: [blight, late blight]}
""")
)
SUBJECTS = (2,)
WITH_TREATMENTS = CompiledCodebook(
    parse_codebook("""\
modalities:
  beds:
    label: Beds
    treatments:
      raised: {label: Raised beds, terms: [raised beds for blight]}
subjects:
  blight: {label: Blight, terms: [blight]}
""")
)


def define(text: str, quantities: list[Quantity] | None = None) -> list[Definition]:
    document = Document("sample", text, tuple(segment("sample", text)))
    return find_definitions(document, find_mentions(document, BOOK, SUBJECTS), quantities or [])


def cells(paragraph: str) -> list[tuple[str, str, str]]:
    """Term, kind and rule of what one paragraph defines; it stands under a title."""
    return [(row.term, row.kind, row.rule) for row in define(f"A Title\n\n{paragraph}")]


# The cues


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tilth refers to the crumb of a soil.", "definition"),
        ("Tilth is defined as the crumb of a soil.", "definition"),
        ("“Tilth” is a term for the crumb of a soil.", "definition"),
        ("Blight is a condition in which leaves blacken.", "definition"),
        ("Blight, a plague of wet summers, refers to a mould.", "definition"),
        ("“Tilth” means that a soil crumbles.", "definition"),
        ("The term tilth means that a soil crumbles.", "definition"),
        ("By “tilth” we mean the crumb of a soil.", "definition"),
        ("By tilth, experts usually mean crumbs.", "definition"),
        ("Tilth means a soil that crumbles.", "definition"),
        ("Tilth is described as the crumb of a soil.", "definition"),
        ("The Garden Board defines tilth as the crumb of a soil.", "definition"),
        ("Its authors defined the term “tilth” as the crumb of a soil.", "definition"),
        ("They define good tilth as the crumb of a soil.", "definition"),
        ("Tilth, or soil structure, is slow.", "gloss"),
        ("Tilth, or soil structure, remains rare.", "gloss"),
        ("Tilth can be defined as the crumb of a soil.", "definition"),
        ("Tilth may be described as the crumb of a soil.", "definition"),
        ("Tilth has traditionally been understood as crumb.", "definition"),
        ("Tilth is often understood as the crumb of a soil.", "definition"),
        ("Tilth is usually defined by the crumb of a soil.", "definition"),
        ("Tilth usually refers to the crumb of a soil.", "definition"),
        ("The word tilth denotes a soil that crumbles.", "definition"),
        ("Tilth, defined as the crumb of a soil, is rare.", "definition"),
        ("Tilth (which is defined as crumb) is rare.", "definition"),
        ("They sought tilth, defined as the crumb of a soil.", "definition"),
        ("By tilth is meant the crumb of a soil.", "definition"),
        ("By “tilth”, the authors mean crumb.", "definition"),
        ("We use tilth to mean the crumb of a soil.", "definition"),
        ("Here we use the term “tilth” to describe crumb.", "definition"),
        ("The term tilth is used to describe a soil that crumbles.", "definition"),
        ("Tilth is when a soil crumbles in your hand.", "definition"),
        ("Tilth means having a soil that crumbles.", "definition"),
        ("Tilth is an old name for crumb.", "definition"),
        ("Tilth is understood to be the crumb of a soil.", "definition"),
        ("Tilth is taken to mean the crumb of a soil.", "definition"),
        ("Tilth can also mean the act of digging.", "definition"),
        ("Blight, a mould of wet summers, is common.", "gloss"),
        ("Blight, which is a mould, is common.", "gloss"),
        ("Tilth, i.e. the crumb of a soil, is rare.", "gloss"),
        ("They sought tilth, that is, the crumb of a soil.", "gloss"),
        ("Tilth (also called crumb) is rare.", "gloss"),
        ("The rot is referred to as blight.", "gloss"),
        ("Blight is seen as a plague of wet summers.", "characterisation"),
        ("Tilth consists of crumbs and air.", "characterisation"),
        ("Blight is a fungal disease of leaves.", "characterisation"),
        ("Blight is a common disease that blackens leaves.", "characterisation"),
        ("Tilth (the crumb of a soil) takes years.", "gloss"),
        ("Tilth is known as soil structure.", "definition"),
        ("Blight is known as a plague of wet summers.", "characterisation"),
        ("Blight is also known as leaf rot.", "gloss"),
        ("Blight is often characterised by black leaves.", "characterisation"),
        ("Blight is characterized by black leaves.", "characterisation"),
        ("Tilth is more than crumbs.", "characterisation"),
        ("Tilth represents years of patient work.", "characterisation"),
        ("Late blight is one of many moulds.", "characterisation"),
        ("In this guide, tilth means the crumb of a soil.", "definition"),
        ("Tilth means that a person can dig without a fork.", "definition"),
        ("Tilth by definition means crumb and air.", "definition"),
        ("Having tilth means digging with one hand.", "definition"),
        ("The Board says tilth means you can dig it by hand.", "definition"),
        ("The word tilth comes from Old English and means labour.", "definition"),
        ("The manual characterizes tilth as the crumb of a soil.", "definition"),
        ("The manual refers to tilth as the crumb of a soil.", "definition"),
        ("The Board describes tilth as the crumb of a soil.", "definition"),
        ("According to the Board, tilth is loose soil on most days.", "definition"),
        ("As defined by the Board, tilth is loose soil.", "definition"),
        ("In simple terms, tilth is loose soil.", "definition"),
        ("The definition of tilth is loose soil.", "definition"),
        ("Blight is trouble growing or keeping leaves.", "definition"),
        ("Blight is a kind of leaf disease.", "definition"),
        ("Blight is classified as a leaf disease.", "definition"),
        ("Tilth is understood to mean loose soil.", "definition"),
        ("Late blight is late blight that lasts for weeks.", "definition"),
        ("They fear blight, which is trouble keeping leaves.", "definition"),
        ("They fear blight: the inability to keep leaves.", "gloss"),
        ("Blight, the inability to keep leaves, is common.", "gloss"),
        ("They fear blight, or trouble keeping leaves.", "gloss"),
        ("They fear blight (trouble keeping leaves).", "gloss"),
        ("Trouble keeping leaves, or blight, is common.", "gloss"),
        ("Trouble keeping leaves (blight) is common.", "gloss"),
        ("Beds with blight (trouble keeping leaves) were dug.", "gloss"),
        ("If blight (trouble keeping leaves) comes, dig.", "gloss"),
        ("Growers fear blight (a mould that takes the leaves).", "gloss"),
        ("We studied blight (a disease that takes the leaves).", "gloss"),
        ("They feared blight, or trouble keeping leaves, all year.", "gloss"),
        ("Blight (a fungal disease) is common.", "gloss"),
        ("Blight (leaflessness) is common.", "gloss"),
        ("Blight (or leaflessness) is common.", "gloss"),
        ("Blight (not being able to keep leaves) is common.", "gloss"),
        ("Blight \u2013 poor leaves on most stems.", "definition"),
        ("Blight (noun): the inability to keep leaves.", "definition"),
        ("**Tilth** is the ability of a soil to crumble.", "characterisation"),
        ("**Tilth**: crumbs, not clods.", "characterisation"),
        ("If leaves blacken, it may be a sign of blight.", "criterion"),
        ("Your plot could have late blight.", "criterion"),
        ("Tilth = the crumb of a soil.", "definition"),
        ("Tilth = crumbs of soil that hold water.", "definition"),
        ("Tilth happens when clods break into crumbs.", "definition"),
        ("Tilth occurs if a soil crumbles.", "definition"),
        ("Blights are diseases of leaves.", "characterisation"),
        ("Blights are plant infections caused by moulds.", "characterisation"),
        ("Tilth involves breaking clods into crumbs.", "characterisation"),
        ("He described tilth as a state of soil.", "definition"),
        ("Tilth is material spread over soil.", "definition"),
        ("Tilth is organic matter that has rotted down.", "definition"),
        ("Blight is inflammation of the leaves.", "definition"),
        ("Tilth is care given by hand.", "definition"),
        ("Blight is a softening of leaves.", "characterisation"),
        ("Tilth is the dark matter that stays.", "characterisation"),
        ("Blight is described in the manual as a disease of leaves.", "definition"),
        ("Blight has been described in one report as sudden harm.", "definition"),
        ("Blight means that rain fails for weeks.", "definition"),
        ("Blight means that leaves break down.", "definition"),
        ("Blight, or leaf rot, runs in families.", "gloss"),
        ("They asked about blight (five or more spots).", "gloss"),
        ("The risk of blight (38 degrees or more) rose.", "gloss"),
        ("Beds with blight (a leaf score above 30) were dug.", "gloss"),
        ("Tilth (20 mm or less) was common.", "gloss"),
        ("Blight (a mould) is common.", "gloss"),
        ("They used blight (a fungicide) on it.", "gloss"),
        ("Tilth \u2013 also called crumb \u2013 is rare.", "gloss"),
        ("Tilth\u2014better known as crumb\u2014is rare.", "gloss"),
        ("Tilth, formerly known as crumb, is rare.", "gloss"),
        ("Tilth - in other words, loose soil - is rare.", "gloss"),
        ("Tilth (aka crumb) is rare.", "gloss"),
        ("Definition of blight: a rot of all leaves after rain.", "definition"),
        ("Definition of tilth (clay soils): Crumbs that hold water.", "definition"),
        ("Tilth is defined as follows: a soil that crumbles.", "definition"),
        ("Tilth is more than loose soil.", "characterisation"),
        ("Blight occurs when growers cannot keep leaves dry.", "definition"),
        ("Blight (leaflessness) is a disease of leaves.", "characterisation"),
    ],
)
def test_a_sentence_that_says_what_a_term_is(sentence: str, kind: str) -> None:
    ((term, found, _),) = cells(sentence)
    assert (term.lower() in sentence.lower(), found) == (True, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tilth is defined in the handbook as the crumb of a soil.",
        "Tilth is defined operationally as five crumbs or more.",
        "Tilth is described by Alder (2010) as crumbling under the hand.",
        "Blight is described as decay caused by wet summers.",
        "The handbook describes blight as sudden infection and loss.",
        "Here, tilth means a soil that crumbles.",
        "Blight means that the leaves are eaten by a mould.",
        "Blight means your leaves are too wet.",
        "Blight means that leaves fall.",
        "Tilth means low weight for its size.",
        "Tilth, or soil structure, matters.",
        "Tilth, or soil structure, shields the roots.",
        "Blight (a rot of three leaves or more) is common.",
        "Blight (leaf damage above 40%) was common.",
        "Tilth (crumbs under 5 mm) is everywhere.",
        "Tilth (a weight of 10 to 12 g) is common.",
        "The concept of tilth is a way of looking at soil.",
        "To growers tilth is a state of soil.",
        "A case of blight is defined as three black leaves.",
        "Blight is when you cannot keep leaves green.",
        "Blight occurs when leaves become weaker.",
        "Late blights are injuries from wet summers.",
        "Late blights are infections caused by moulds.",
        "Late blights are blights without spores.",
        "Definition of tilth: loose soil.",
        "The definition of tilth: the crumb of a soil.",
        "Definition of blight: trouble keeping leaves.",
        "The definition of blight was a leaf score below -2.5.",
        "According to the Board, blight is a leaf score of 15 or less.",
        "Blight is diagnosed when the leaf score is below -2.5.",
        "Blight is diagnosed by a leaf score of at least 9.",
        "Blight can be diagnosed if three or more signs are present.",
        "Blight is diagnosed when leaves are black for at least two weeks.",
        "Blight is diagnosed when the leaf score lies between -1 and -2.5.",
        "Blight is diagnosed between -2.5 and -1.",
        "Blight is diagnosed if the LSI is 5 or more.",
        "Blight is diagnosed if leaf mass is 2.5 standard deviations below the mean.",
        "Blight is diagnosed when leaves drop on three or more days a week.",
        "Blight is diagnosed if it lasts longer than three months.",
        "Basically, tilth is loose soil.",
        "Blight, an antidepressant, slows growth.",
        "Blight, a mould of wet summers, strikes late.",
        "Tilth encompasses the ability of a soil to crumble.",
        "Some soils are tilth, meaning they crumble.",
        "Some beds are tilth — that is, they crumble.",
        "A soil can be tilth (arising from long digging).",
        "Growers rely on tilth, which means digging a bed twice.",
        "We have come to refer to this crumbling of soil as tilth.",
        "Tilth occurs as a frost breaks the clods.",
        "Tilth includes all states that let roots through.",
        "Tilth is characterised as a loose crumb.",
        "Blights are diseases in leaves.",
    ],
)
def test_plain_ways_to_say_what_a_term_is(sentence: str) -> None:
    assert cells(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tilth is defined by no study.", "Tilth is defined in table 2.",
        "Tilth is described as follows.", "Tilth is described as common.",
        "Blight was described as mild in six beds and severe in two.", "Tilth means work.",
        "Blight means your harvest shrinks.", "Blight means that we all pay more.",
        "Blight means that growers must sell their land.", "Tilth means trouble for growers.",
        "Tilth: a growing problem.", "Blight: the growing threat.", "Blight (or rust) was present.",
        "Moss, rust, blight, or poor growth, was reported.",
        "Blight, or its treatment, harms some plants.",
        "Tilth, or leave the soil bare, and see what happens.",
        "Blight (more than half of all leaves) was common.",
        "What is blight?\n\nThe day is short.",
        "Blight means that our rent is late.",
        "Blight means that shops are closing.",
        "Blight (above all in older beds) was common.", "Blight (12 of 40 beds) was common.",
        "Blight (a drop of 5 points) was less common.", "Blight (adults over 65) was common.",
        "Blight (an odds ratio of 1.5 to 2) was a risk.", "Blight (doses above 5 mg) was treated.",
        "Blight (under 5 years of age) was common.", "Blight (38 of 90 beds) was common.",
        "Blight (five or more visits) was common.", "Blight (at least 5 kg) was dug in.",
        "Blight (at least eight sessions) was offered.", "Some blight (0 or more) of it came.",
        "Tilth (under half of all beds) was common.", "Tilth (over 20 cases) was seen.",
        "Blight means that growers are tired at work.", "Blight means that people are tired.",
        "Blight means that food prices rise.", "Blight means that shelves are empty.",
        "Tilth is an easy way to save water.", "Tilth is a simple method that saves water.",
        "Tilth is material that many gardeners like.", "Tilth is food for worms.",
        "Blight is a disease that deserves more money.",
        "Blight is a disease I have had for years.",
        "Tilth is a skill you can learn in weeks.", "Blight is a hidden cost of rain.",
        "Blight is often described as the black dog.", "Blight is a matter of debate.",
        "Blight is described in table 3 as common.", "Blight is described in the manual as rare.",
        "Tilth, or straw if you have none, keeps weeds down.", "Blight is a growing problem.",
        "Blight, or lack of it, was noted.", "Tilth is soil that money can buy.",
        "Treatment of blight is a long process.", "The risk of blight is a function of rain.",
        "Recovery from blight is defined as six green leaves.", "Fear of blight involves rain.",
        "Screening for late blight is a programme that saves leaves.",
        "Treating blight is a long process.", "To treat blight is a process that takes years.",
        "Using good tilth is a method of saving water.", "Life after blight is a state of bliss.",
        "Blight occurs when women are older.", "Blight is when I stopped digging.",
        "Blight is when it matters most.", "Blight develops when people are over 70.",
        "Blight is more than twice as common in rain.", "Blight is more than 30 years old.",
        "Late blights are events without equal.", "Late blights are results from rain.",
        "Definition of tilth: see chapter three.", "The definition of tilth: a short history.",
        "The definition of tilth is a matter of debate.", "The definition of tilth was old news.",
        "Blight is diagnosed when it is too late.", "Blight is diagnosed when growers are 60.",
        "Blight is diagnosed if more than 3 growers agree.", "Basically, blight is bad news.",
        "Tilth, a revelation, changes lives.", "Tilth, a mixture, leaves and straw are laid.",
        "Blight, an anticlimax, strikes late.", "Blight, a killer, strikes late.",
        "Blight occurs when growers are careless.", "Blight happens when people are unlucky.",
        "Tilth is when we sold the plot.", "Blight is when they lost the farm.",
        "Tilth is when you were a child.", "Tilth is more than a number.",
        "Tilth is more than just a passing trend.", "Tilth is described as above.",
        "Tilth is defined as before.", "Tilth is understood as shown in Table 2.",
        "Diagnosis of blight is a job for a grower.", "Blight (an option) was kept.",
        "They feared blight (a mould).", "Tilth (a layer) was laid.",
        "Definition of tilth: two pages on soil.", "Tilth - also sold in bags - is dark.",
        "Tilth, wrongly called the best of soils, is rare.",
        "Blight is diagnosed between the ages of 50 and 70.",
        "Blight is diagnosed when growers call three times a day.",
        "What grows on it is what is known as tilth.", "They sell so-called tilth.",
        "Blight is a wider term than rot.", "Blight is a recent development.",
        "They dig for tilth, meaning they dig twice.", "Tilth occurs as a result of frost.",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_defines_nothing(sentence: str) -> None:
    assert not cells(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Blight means many leave the land.", "Blight means few of them stay.",
        "Blight means children go to bed hungry.", "Blight means most families skip meals.",
        "Blight means young people move away.", "Blight means the children need help.",
        "The Board says blight means growers lose a year.",
    ],
)  # fmt: skip
def test_what_follows_of_a_term_for_people_is_not_its_meaning(sentence: str) -> None:
    assert not cells(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Blight means children without shoes.", "Blight means people living on little.",
        "Blight means people unable to pay.", "Blight means many small black spots.",
        "Blight means people have too little to eat.",
    ],
)  # fmt: skip
def test_people_who_are_said_which_may_be_the_meaning(sentence: str) -> None:
    assert [kind for _, kind, _ in cells(sentence)] == ["definition"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Blight is described as rising.", "Blight is described as still growing in towns.",
        "Blight was described as rising and spreading.", "Blight is seen as falling.",
    ],
)  # fmt: skip
def test_how_a_thing_goes_is_not_what_it_is(sentence: str) -> None:
    assert not cells(sentence)


@pytest.mark.parametrize(
    "told",
    [
        "described as crumbling under the hand", "described as growing apart from the root",
        "described as digging, sowing and waiting", "understood as crumbling",
    ],
)  # fmt: skip
def test_what_a_thing_does_may_be_what_it_is(told: str) -> None:
    assert [kind for _, kind, _ in cells(f"Tilth is {told}.")] == ["definition"]


@pytest.mark.parametrize(
    ("aside", "glosses"),
    [
        ("score 12", False), ("a leaf score of 12", False), ("score 12 or more", True),
        ("a leaf score of 12 or above", True), ("score >12", True), ("score 12+", True),
        ("that is rare", False), ("that was rare", False), ("it is rare in May", False),
        ("they say so", False), ("very rare in May", False), ("that is, the loss of leaves", True),
        ("that is the loss of leaves", True), ("that is to say leaf rot", True),
    ],
)  # fmt: skip
def test_brackets_gloss_with_a_name_or_a_limit_not_with_a_value_or_a_clause(
    aside: str, *, glosses: bool
) -> None:
    assert bool(cells(f"Blight ({aside}) fell.")) == glosses


@pytest.mark.parametrize(
    ("sentence", "glosses"),
    [
        ("Blight, or leaf rot, came in May.", True), ("Blight, or leaf rot, appeared.", True),
        ("Blight, or leaflessness, began early.", True), ("Blight, or drought, came.", False),
        ("Blight, or worse, came in May.", False), ("Blight, or both, came.", False),
        ("Blight, or a hard frost, came.", False), ("Blight, or late frost, came.", False),
        ("Blight, or so they say, came.", False), ("Talk of blight, or leaf rot, came.", False),
    ],
)  # fmt: skip
def test_another_name_of_what_came(sentence: str, *, glosses: bool) -> None:
    assert [kind for _, kind, _ in cells(sentence)] == ["gloss"] * glosses


def test_a_question_may_gloss_what_it_asks_about() -> None:
    assert [kind for _, kind, _ in cells("Do you have blight (trouble keeping leaves)?")] == [
        "gloss"
    ]


@pytest.mark.parametrize(
    ("answer", "defines"),
    [
        ("They are tiny pieces of soil.", True), ("Tiny pieces of soil.", True),
        ("Tilth is having many crumbs in the soil.", True), ("It means farming with trees.", True),
        ("Tilth is the crumb of a soil.", True), ("Tilth is common in old beds.", False),
        ("They are found in the sea.", False), ("They are looking into it.", False),
        ("Material spread over soil to keep it moist.", True), ("Any material spread out.", True),
        ("Rotted leaves and peelings.", True), ("Crumbling in the hand.", True),
        ("Making crumbs that hold water.", True), ("Sudden softness in the soil.", True),
        ("Charcoal made from crop waste.", True), ("Repeated harm done to leaves.", True),
        ("Gardeners disagree.", False), ("Read on.", False), ("Reading in bed helps.", False),
        ("Living with it.", False), ("Talking with Orla.", False), ("Information for all.", False),
    ],
)  # fmt: skip
def test_an_answer_says_what_it_is(answer: str, *, defines: bool) -> None:
    assert bool(cells(f"What is tilth? {answer}")) == defines


@pytest.mark.parametrize(
    ("sentence", "term", "rule"),
    [
        ("Good tilth - the crumb of a soil - takes years.", "tilth", "aside"),
        ("Good tilth—how it crumbles—takes years.", "tilth", "aside"),
        ("A mould called “blight” came.", "blight", "aside"),
        ("Good tilth (TLT) takes years.", "tilth (TLT)", "short form"),
        ("A TLT (tilth) of years.", "TLT (tilth)", "short form"),
        ("Good tilth, or TLT, takes years.", "tilth", "short form"),
    ],
)
def test_an_aside_or_a_short_form_is_a_gloss(sentence: str, term: str, rule: str) -> None:
    assert (term, "gloss", rule) in cells(sentence)


def test_a_label_at_the_head_of_an_item_names_what_it_describes() -> None:
    text = (
        "A Title\n\nMind two things:\n\n\u2022 Tilth: Crumbs, not clods.\n\u2022 Weather: Rain.\n"
    )
    ((row),) = define(text)
    assert (row.term, row.kind, row.rule) == ("Tilth", "characterisation", "label")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tilth takes years.",
        "She wrote on blight in May.",
        "We fear blight, and rain.",
        "No rain came.",
        "Having blight means that you lose a crop.",
        "Rain on tilth means that you wait.",
        "Saved by tilth we mean to stay.",
        "Tilth means a lot to her.",
        "She described the tilth of her plot.",
        "Talk of tilth, or soil structure, may help.",
        "Tilth, or blight, is what they got.",
        "Tilth, or so they say, is slow.",
        "Tilth (see the next page) takes years.",
        "Tilth (mostly in old beds) takes years.",
        "Tilth (however slight) takes years.",
        "Tilth (late in the year) is best.",
        "Tilth (whether old or new) takes years.",
        "Tilth (rather than clay) takes years.",
        "Tilth (once thought rare) is common.",
        "Tilth (our main outcome) rose.",
        "Tilth (a serious problem) is common.",
        "Tilth (the second outcome) rose.",
        "Tilth (a growing concern) is common.",
        "Tilth, or something like it, takes years.",
        "They had blight (a problem that many know).",
        "We saw blight (a big pest).",
        "Tilth (sand, loam, clay) takes years.",
        "Tilth (e.g. crumbs of loam) takes years.",
        "Tilth (a matter of blight too) takes years.",
        "Tilth (about 30 crumbs each) takes years.",
        "Tilth means that nobody has to dig.",
        "Tilth means nobody digs.",
        "Tilth means you can sow early.",
        "Tilth means better crops.",
        "Rain brought blight, meaning that nobody ate.",
        "Tilth was defined in the last chapter.",
        "Tilth is not defined as crumb.",
        "We used tilth to describe the fields.",
        "Blight is a complex condition.",
        "Blight is a serious and common disease.",
        "Blight is the most common reason for loss.",
        "Blight is one of the main causes of loss.",
        "Blight is a great way to lose a crop.",
        "Tilth is an important part of a farm.",
        "Tilth is the best remedy they have.",
        "Blight is the reason they left.",
        "Blight is thought to come with rain.",
        "Blight (caused by a mould) is common.",
        "Tilth, a must, is rare.",
        "We lost tilth, a joy of years, and left.",
        "Tilth, or drought, is common.",
        "Tilth, or at least poor crumb, was reported by ten.",
        "Tilth, or rather its cost, is our topic.",
        "Tilth, or even worse, is common.",
        "Blight (common in wet years) is costly.",
        "Blight (ten gardens) was common.",
        "Blight (yes or no) was noted.",
        "Blight (mild or severe) was noted.",
        "Is tilth defined as loose soil?",
        "What is tilth? It is hard to say.",
        "Tilth is described as well as drought.",
        "Blight was described as mild.",
        "She described blight as hell.",
        "She described blight as a nightmare.",
        "They described blight as a black dog.",
        "She described blight as a nightmare that never ends.",
        "Blight is often described as a nightmare.",
        "Blight is called a curse by some.",
        "Tilth is called magic by many gardeners.",
        "Does blight matter? It is a disease of leaves.",
        "Why does blight spread? It is a disease of leaves.",
        "Tilth involves many people.",
        "Tilth involves the whole family.",
        "Tilth: ten tips.",
        "Tilth: everything you need to know.",
        "Tilth: myths and facts.",
        "Tilth: the basics.",
        "Tilth = 0.45 in all plots.",
        "Tilth = best of all.",
        "Blight happens when you least expect it.",
        "Blight happens in spring.",
        "Blights are problems that return.",
        "Blights are signs of rain.",
        "These blights are diseases of the year.",
        "Gardens with blight were defined as cases.",
        "Blight means trouble for growers.",
        "This is blight.",
        "Tilth: a review.",
        "Tilth: what can be done?",
        "Tilth: How to dig.",
        "Tilth: 40% of plots.",
        "Tilth: an update.",
        "If blight is a disease, it should be treated.",
        "Whether blight is a disease is not known.",
        "Blight research is a young field.",
        "Tilth is the price of patience.",
        "According to the Board, blight is common in wet years.",
        "In simple terms, blight is linked to rain.",
    ],
)
def test_a_term_without_a_cue_is_not_defined(sentence: str) -> None:
    assert cells(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["Raised beds for blight (RBB) is one of many ways.", "Raised beds for blight are a way."],
)
def test_a_subject_within_a_longer_term_is_not_defined_with_it(sentence: str) -> None:
    text = f"A Title\n\n{sentence} Blight is a condition where leaves blacken."
    document = Document("sample", text, tuple(segment("sample", text)))
    terms = find_mentions(document, WITH_TREATMENTS, (0, 2))
    assert [row.concept for row in find_definitions(document, terms)] == ["raised", "blight"]


def test_whoever_is_asked_whether_they_know_a_term_is_told_what_it_is() -> None:
    assert cells("Heard of tilth? It is a state of soil.") == [
        ("tilth", "characterisation", "anaphora")
    ]


# A pronoun as subject


def test_a_pronoun_stands_for_the_term_before_it() -> None:
    assert cells("Few have tilth. It refers to the crumb of a soil.") == [
        *(("tilth", "definition", "anaphora"),)
    ]
    assert cells("We fear blight. This is characterised by black leaves.") == [
        *(("blight", "characterisation", "anaphora"),)
    ]


@pytest.mark.parametrize(
    "asked", ["What is tilth?", "What does “tilth” mean?", "What do we mean by tilth?"]
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_question_is_answered_by_the_sentence_after_it(asked: str, gap: str) -> None:
    assert cells(f"{asked}{gap}It is crumbs of soil.") == [("tilth", "definition", "anaphora")]
    assert cells(f"{asked}{gap}Put simply, it is crumbs.") == [("tilth", "definition", "anaphora")]
    assert cells(f"{asked}{gap}We mean crumbs of soil.") == [("tilth", "definition", "anaphora")]
    assert cells(f"{asked}{gap}Poor soil with air.") == [("tilth", "definition", "anaphora")]
    assert cells(f"{asked}{gap}A crumb of soil.") == [("tilth", "definition", "anaphora")]
    assert cells(f"{asked}{gap}Rain came. It is crumbs of soil.") == []
    assert cells(f"{asked}{gap}It is not known.") == []
    assert cells(f"{asked}{gap}This is a common question.") == []


@pytest.mark.parametrize("heading", ["What Is Tilth?", "What Is Tilth", "What Exactly Is Tilth?"])
def test_a_heading_asks_with_or_without_its_mark(heading: str) -> None:
    ((row),) = define(f"A Title\n\n{heading}\n\nIt is crumbs of soil.")
    assert (row.term, row.kind, row.rule) == ("Tilth", "definition", "anaphora")


@pytest.mark.parametrize("told", ["This is the most common reason for loss.", "It is an option."])
def test_a_pronoun_with_a_noun_that_is_no_kind_defines_nothing(told: str) -> None:
    assert cells(f"We fear blight. {told}") == []


def test_a_pronoun_is_looked_up_over_paragraphs_and_in_the_heading() -> None:
    text = "A Title\n\nWhat Is Tilth\n\nMuch is said of it.\n\nIt refers to the crumb of a soil."
    ((row),) = define(text)
    assert (row.term, row.rule) == ("Tilth", "anaphora")


def test_a_pronoun_with_nothing_before_it_defines_nothing() -> None:
    assert cells("It refers to the crumb of a soil.") == []


def test_a_condition_that_is_talked_about_is_the_last_one_named() -> None:
    ((row),) = define(
        "A Title\n\nTake blight. We are talking about a condition where leaves blacken."
    )
    assert (row.term, row.kind) == ("blight", "definition")


# What a row holds


def test_a_row_marks_the_whole_sentence_and_its_passage() -> None:
    text = "A Title\n\nIt rained. Tilth refers to the crumb of a soil. We dug."
    (row,) = define(text)
    assert text[row.start : row.end] == "Tilth refers to the crumb of a soil."
    assert (row.passage, row.concept, row.decided_by) == (2, "tilth", "rule")


def test_a_number_of_failures_in_the_sentence_is_its_minimum() -> None:
    text = "A Title\n\nBlight refers to losing at least three crops. Rain came twice."
    start = text.index("at least")
    place = ("sample", 2, start, start + 20, text[start : start + 20])
    failures = Quantity(*place, concept="", kind="failures", low=3.0, high=None, unit="crop")
    (row,) = define(text, [failures])
    assert row.failures_min == "3"
    (without,) = define(text, [failures._replace(kind="dose")])
    assert without.failures_min == ""


def test_one_sentence_defines_a_term_once() -> None:
    rows = define("A Title\n\nTilth (TLT) refers to crumbs; tilth is defined as crumbs.")
    assert [row.concept for row in rows] == ["tilth"]


def test_headings_references_and_chrome_define_nothing() -> None:
    text = (
        "Tilth is a term for crumbs\n\nWe dug.\n\nReferences\n\n"
        "\u2022 Orla B (2001). Tilth refers to crumbs.\n\nShare\n\nIt refers to crumbs.\n"
    )
    assert define(text) == []


# The five documents


def rows_of(tables: Tables, **wanted: str) -> list[Definition]:
    return [
        row
        for row in tables["definitions"]
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]


def test_every_kind_is_one_of_the_four(tables: Tables) -> None:
    assert {row.kind for row in tables["definitions"]} == set(DEFINITION_KINDS)


@pytest.mark.parametrize(
    ("document", "definitions"),
    [("jivan", 1), ("alleviant", 1), ("loneliness", 0), ("mindmorphr", 1), ("overview", 2)],
)
def test_how_often_each_defines_the_condition_outright(
    tables: Tables, document: str, definitions: int
) -> None:
    assert len(rows_of(tables, document=document, concept="trd", kind="definition")) == definitions


def test_loneliness_says_nothing_of_treatment_resistance(tables: Tables) -> None:
    assert rows_of(tables, document="loneliness", concept="trd") == []


def test_the_definition_of_alleviant_asks_for_two_treatments_and_no_adequacy(
    tables: Tables,
) -> None:
    (row,) = rows_of(tables, document="alleviant", concept="trd", kind="definition")
    assert (row.failures_min, row.adequacy, row.rule) == ("2", "not asked", "anaphora")
    assert "lifestyle change" in row.counts_as_failure


def test_the_five_wordings_of_overview_do_not_agree(tables: Tables) -> None:
    asked = [row.failures_min for row in rows_of(tables, document="overview", concept="trd")]
    assert {"2", "multiple", "all", "not asked"} == {one for one in asked if one}


@pytest.mark.parametrize(
    ("document", "concept", "kind"),
    [
        ("jivan", "istdp", "gloss"),
        ("jivan", "insecure-attachment", "characterisation"),
        ("alleviant", "tms", "characterisation"),
        ("loneliness", "internal-working-model", "gloss"),
        ("loneliness", "disorganised-attachment", "characterisation"),
        ("mindmorphr", "neuroinflammation", "gloss"),
        ("mindmorphr", "ect", "characterisation"),
        ("overview", "brain-stimulation", "characterisation"),
        ("overview", "depression", "characterisation"),
    ],
)
def test_another_term_is_defined(tables: Tables, document: str, concept: str, kind: str) -> None:
    assert kind in [row.kind for row in rows_of(tables, document=document, concept=concept)]


def test_a_reader_has_seen_every_definition_and_paraphrased_it(tables: Tables) -> None:
    assert {row.decided_by for row in tables["definitions"]} == {"reader"}
    assert [row for row in tables["definitions"] if not row.paraphrase] == []


# What is narrower than the term


@pytest.mark.parametrize(
    "paragraph",
    [
        "Refractory blight is defined as blight that four sprays do not stop.",
        "Chronic blight is defined as blight on fifteen days a month.",
        "The term “chronic blight” means a blight that lasts.",
        "A chronic blight is a disease that lasts for years.",
        "In old gardens, drug-resistant blight refers to a mould that no spray stops.",
        "Childhood blight is defined as blight of young plants.",
        "Doctors define chronic blight as blight that lasts.",
        "By severe blight we mean a mould that kills.",
        "Chronic daily blight is characterised by black leaves.",
        "Winter blight is a disease of stored roots.",
        "Refractory blight is common. It is defined as blight that four sprays do not stop.",
        "Chronic blight: a disease that lasts for years.",
        "What is chronic blight? It is a disease that lasts.",
        "What is chronic blight? Blight that lasts.",
        "What is chronic blight? Chronic blight is a disease that lasts.",
        "Spray-resistant blight means that four sprays failed.",
        "Chronic blight, or lasting mould disease, is rare.",
        "Chronic blight (a disease that lasts for years) is rare.",
        "Chronic blight is when leaves stay black.",
        "Treating blight means spraying every week.",
        "Silent blight, defined as blight without spots, is rare.",
        "The board defines “refractory blight” as blight after four sprays.",
        "Abdominal blight involves the stem.",
        "Pre-harvest blight consists of spots.",
        "Possible blight is defined as one spot.",
        "Acute, late or chronic blight is defined as a mould.",
        "Secondary blight stands for another disease.",
        "Black blight is known as a plague.",
        "Non-responding blight is seen as blight that lasts.",
        "Untreated blight is defined as a mould on which nobody sprayed.",
        "Blight (chronic) is a disease that lasts for years.",
        "Blight (severe, recurring) is a disease that kills.",
        "Blight (type 2) is a disease of old leaves.",
        "Blight (in young plants) is a disease that passes.",
        "Blight (of the stem) is a disease that kills.",
        "Blight (late): a disease of wet summers.",
    ],
)
def test_what_a_narrower_thing_is_does_not_define_the_term(paragraph: str) -> None:
    assert cells(paragraph) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Blight is defined as a mould of leaves.",
        "The blight is defined as a mould of leaves.",
        "Today blight is defined as a mould of leaves.",
        "Clinically blight is defined as a mould of leaves.",
        "When blight is defined as a mould, farmers agree.",
        "Doctors define blight as a mould.",
        "Many say that blight is defined as a mould.",
        "In gardens blight is defined as a mould of leaves.",
        "The word blight means a mould.",
        "The term “blight” refers to a mould.",
        "True blight is defined as a mould of leaves.",
        "So-called blight is defined as a mould of leaves.",
        "Such blight is defined as a mould.",
        "Good tilth is defined as crumb.",
        "Traditionally, blight is defined as a mould.",
        "Experts call blight a mould. It is defined as a mould of leaves.",
        "What is blight? It is a disease of leaves.",
        "The disease blight is defined as a mould.",
        "The condition blight refers to a mould.",
        "And blight is characterised by black leaves.",
        "Like rust, blight is described as a mould.",
        "Late blight is defined as a mould.",
        "The concept of blight refers to a mould.",
        "Our blight is defined as a mould.",
        "Officially, “blight” is defined as a mould.",
        "Sometimes blight is described as a mould of leaves.",
        "Potato growers' blight is defined as a mould.",
        "Blight is chronic. It is defined as a mould of leaves.",
        "Chronic blight is rare. Blight is defined as a mould of leaves.",
        "The noun tilth denotes crumb.",
        "The authors described blight as a mould.",
        "According to Lee blight is defined as a mould of leaves.",
        "Chronic tender loving tilth (TLT) is rare.",
    ],
)
def test_words_that_narrow_nothing_leave_the_term_defined(paragraph: str) -> None:
    assert len(cells(paragraph)) == 1
