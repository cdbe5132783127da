"""What a reader relies on in citations by author and date: each form finds its entry."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import find_citations, link_citations, linked_positions
from reviewbook.finders.reference_list import find_reference_list, list_entries
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.reference import Reference

# Each entry with the name by which the tables below call it.
LISTED = {
    "doe20": "Doe, J. (2020). The weight of small stones. Journal of Pebbles, 1(2), 3-9.",
    "doe18": "Doe, J. (2018). Stones in the north wind. Journal of Pebbles, 1(1), 3-9.",
    "doe-nd": "Doe, J. (n.d.). Sand without a date. Coast Press.",
    "doe-press": "Doe, J. (in press). Clay that is to come. Journal of Pebbles.",
    "doe-roe": "Doe, J., & Roe, R. (2019). Two walkers on a beach. Coast Press.",
    "roe-a": "Roe, R. (2020a). Tides of the first kind. Journal of Water, 3, 1-2.",
    "roe-b": "Roe, R. (2020b). Waves of another kind. Journal of Water, 3, 4-5.",
    "roe-later": "Roe, R. (forthcoming). Fog that comes later. Coast Press.",
    "alder": "Alder, A., Birch, B., & Cedar, C. (2011). Three kinds of wood. Forest Letters, 2, 7.",
    "gorse": "Gorse, G. [1938] 1962. Thorns of the moor. London: Moor Press.",
    "hazel": "Hazel, H. (1971 [1949]). Nuts of the wood. London: Forest Press.",
    "birch": "Birch, B. (1957). Old trees. Forest Press. (Original work published 1917)",
    "elm-j": "Elm, J. (2017). Leaves in the evening. Forest Letters, 3, 1-2.",
    "elm-k": "Elm, K. (2017). Bark under the moon. Forest Letters, 4, 1-2.",
    "berg": "van der Berg, I. (2014). Mills of the plain. Plain Press.",
    "briain": "Ó Briain, S. (2009). Bogs and their light. Moor Press.",
    "rashid": "Al-Rashid, O. (2015). Wells of the dunes. Dune Press.",
    "munoz": "Muñoz, I., & Şahin, E. (2013). Salt on the steps. Dune Press.",
    "pena": "Peña López, I. (2010). Lamps of the harbour. Harbour Press.",
    "wso": "World Stone Organization. (2018). Guidance on loose stones. https://example.org/stones",
    "nip": "National Institute of Pebbles [NIP]. (2017). A census of all pebbles. NIP.",
    "csp": "Centers for Sand and Gravel Protection. (2016). How gravel is kept. Author.",
    "first": "Stones First. (2015). A call for stones. https://example.org/call",
    "may": "May, R. (2019). Courage among weeds. Field Press.",
    "works": "Pebble Works, Inc. (2012). Stones for sale. Pebble Works, Inc.",
    "gravel": "Gravel Ltd. (2013). Gravel for sale. Gravel Ltd.",
}
NAMES = tuple(LISTED)
CITED = """
As Doe (2020) wrote. => doe20
Stones are heavy (Doe 2020). => doe20
Stones are heavy [Doe, 2020]. => doe20
Doe [2020] weighed them. => doe20
They walked (Doe & Roe, 2019). => doe-roe
Doe and Roe's (2019) beach is long. => doe-roe
Jane Doe and Richard Roe (2019) walked. => doe-roe
Alder, Birch, and Cedar (2011) felled trees. => alder
Alder et al.’s (2011) trees stand. => alder
Alder and her colleagues (2011) felled trees. => alder
Trees fall (e.g., Alder et al., 2011; see also Doe, 2020). => alder doe20
Trees fall (Alder et al., 2011, Doe, 2020, and Doe, 2018). => alder doe20 doe18
Trees fall (see Doe, 2020, for a review). => doe20
Doe (2018 and 2020) weighed them twice. => doe18 doe20
Roe (2020a, and 2020b) swam. => roe-a roe-b
Trees fall (Doe, 2018 and 2020). => doe18 doe20
Trees fall (Roe, 2020a, & 2020b). => roe-a roe-b
Trees fall (Doe, 2018, p. 3, 2020, p. 8). => doe18 doe20
Trees fall (Doe, 2018, 12; Roe, 2020a: 1523). => doe18 roe-a
Trees fall (as cited in Doe, 2020). => doe20
Trees fall (cf. Doe, 2018, emphasis added). => doe18
Trees fall (Quill, 1999, as cited in Doe, 2018). => ? doe18
Loose stones matter (World Stone Organization, 2018). => wso
Loose stones matter (World Stone Organization [WSO], 2018). => wso
Loose stones matter (WSO [World Stone Organization], 2018). => wso
Loose stones matter (WSO, 2018; NIP, 2017). => wso nip
The World Stone Organization (2018) warned early. => wso
World Stone Organization's (2018, p. 3) warning came early. => wso
The World Stone Organization (WSO, 2018) warned early. => wso
The Centers for Sand and Gravel Protection (2016) keep it. => csp
Stones First (2015) called. => first
Nobody lists the Fern Council (2014). => ?
Sand is old (Doe, n.d.). => doe-nd
Sand is old (Doe, no date). => doe-nd
Sand is old (vgl. Doe o. J., S. 3), said Doe (o. J.). => doe-nd doe-nd
Stones lie (Doe, 2018; ders., 2020; idem, n.d.). => doe18 doe20 doe-nd
(Doe [2018: 44]) is clear, (and Roe [2020a]) too. => doe18 roe-a
The clay (Doe, in press; Roe, forthcoming) is soft. => doe-press roe-later
Old trees grieve (Birch, 1917/1957). => birch
Birch ([1917] 1957) wept. => birch
Old trees grieve (Birch, 1957 [1917]). => birch
Old trees grieve (Birch, n.d./1957; Birch, ca. 77/1957; Birch, 1915–1917/1957). => birch birch birch
Clocks (c. 1600) tick. Quill (ca. 1600) had one. =>
Doe (2018; but see also 2020) returned. => doe18 doe20
Stones lie, as Doe has it (2018, p. 39), and Roe says so of tides (2020a). => doe18 roe-a
He wrote more (2018). Roe and Elm met (2017). => elm-j|elm-k
Stones lie (Doe, 2020, pp. 14–17). => doe20
Stones lie (Doe, 2020, chap. 3). => doe20
Stones lie (Doe, 2020, § 4). => doe20
Stones lie (Doe, 2020, para. 2; Figure 3). => doe20
Doe (2018, p. 3; 2020, p. 5) returned. => doe18 doe20
Doe (2018, 2020) returned. => doe18 doe20
Doe (2020, p. 2; see also Elm, K., 2017) met. => doe20 elm-k
Mills turn (Van der Berg, 2014). => berg
Bogs glow (Ó Briain, 2009). => briain
Water is deep (al-Rashid, 2015). => rashid
Salt dries (Munoz and Sahin, 2013). => munoz
Peña López (2010) lit lamps. => pena
Evening comes (J. Elm, 2017). => elm-j
K. Elm's (2017) bark is dark. => elm-k
Leaves fall (Elm, 2017). => elm-j|elm-k
Tides turn (Roe, 2020a,b). => roe-a roe-b
Tides turn (Roe, 2020a; 2020b). => roe-a roe-b
Tides turn (Roe, 2020). => roe-a|roe-b
May (2019) wrote of courage. => may
Nobody wrote this (A. Doe, 2020). => ?
Alder et al, 2011 felled trees. => alder
Alder et al. 2011 felled trees. => alder
Trees fall (Alder et al., [2011]). => alder
Kay Quill (1950–2011) and Alder et al. (1950–2011) lived here. =>
In the week of Jan (2011), and of Sept (2011), it rained. =>
As alder et al. (2011) say, trees fall. => alder
Alder et al.'s long book (2011) fell, and the alder et al. paper (2011) too. => alder alder
The Quill et al. study (2011) fell. The Quill study (2012) and Quill’s wood (2011) did not. => ?
Windows (2011) and Euro (2012) are none. =>
It fell (van 't Hart, 2010). It did (Quill, 1990, as cited in Roe, 2019). => ? ? ?
ALDER ET AL. (2011) say so (alder et al., 2011). => alder alder
So trees fall, says quill et al. (2011). => ?
As Alder and colleagues, 2011, showed, trees fall. => alder
Roe 2020a showed it, and so did Roe 2020b. => roe-a roe-b
Roe, 2020a showed it. => roe-a
Doe 2020 showed it. => doe20
Doe, 2020 showed it. => doe20
Doe & Roe 2019 walked. => doe-roe
Nobody lists Quill 2014a. => ?
They walked (Doe/Roe 2019). => doe-roe
Doe/Roe (2019) walked. => doe-roe
Alder/Birch/Cedar (2011) felled trees. => alder
They walked (Doe + Roe, 2019). => doe-roe
They walked (Doe und Roe, 2019). => doe-roe
Alder and her team (2011) felled trees. => alder
Alder and co-authors (2011) felled trees. => alder
Stones are heavy (Doe,2020). => doe20
Loose stones matter (World Stone Organization (WSO), 2018). => wso
The World Stone Organization (WSO; 2018) warned early. => wso
Al–Rashid (2015) dug. => rashid
Water is deep (Al–Rashid, 2015). => rashid
Alder et al.'s 2011 book fell. => alder
Alder and colleagues’ 2011 book fell. => alder
Doe and Roe’s 2019 walk was long. => doe-roe
Alder et. al (2011) felled trees. => alder
Trees fall (Alder et. al., 2011). => alder
In 2019, Doe and Roe walked. => doe-roe
In 2019 Doe & Roe walked. => doe-roe
In 2018, the World Stone Organization warned early. => wso
In 2018, WSO warned early. => wso
In their 2011 paper on three woods, Alder et al. felled trees. => alder
In a 2020 study, Doe weighed them. => doe20
A 2019 study by Doe and Roe walked. => doe-roe
The 2011 book by Alder et al. fell. => alder
The 2020 Doe study weighed them. => doe20
Alder et.al. (2011) felled trees. => alder
The 2011 trial of trees by Alder and colleagues fell. => alder
In 2014, Quill et al. wrote nothing here. => ?
Doe and Roe, in 2019, walked. => doe-roe
Alder et al. in 2011 felled trees. => alder
In 2015, Doe (2020) wrote. => doe20
In 2011, Alder et al. (2011) felled trees. => alder
Stones slide (National Institute of Pebbles [NaPe], 2017), NaPe (2017) says. => nip nip
So World Stone Organization (WoSt, 2018) says, and WoSt (2018) again. => wso wso
Doe Jr. (2020) weighed them (Roe, Jr., 2020a). => doe20 roe-a
Doe’s The Weight of Small Stones (2020) is long; Roe's Tides (2020a, 17n3) is not. => doe20 roe-a
Roe, 2020a, 2020b, showed it. => roe-a roe-b
Pebble Works, Inc. (2012) sells stones (Pebble Works, Inc., 2012). => works works
So says Gravel Ltd. (2013). => gravel
So it is (Doe 2020; Pond Rights Watch 2014; Daily Post, 2014, p. 3). => doe20 ? ?
So it is (see Amnesty Ponds 2014; Doe 2020, Statistics Canada 2014). => ? doe20 ?
So it is (Doe 2020; May 2019), and (May 2019; Doe 2018). => doe20 may may doe18
So it is (Doe 2020; New York 2014; World Cup 2014; Springfield, Ohio 2010; June 2019). => doe20
Roe (2020 a, 2020 b) showed it (Roe, 2020 b; Roe 2020 a, b). => roe-a roe-b roe-b roe-a roe-b
In their study, Quill (2014) found sand. => ?
Doe (ed.) (2020) and Doe and Roe (eds) (2019) collect them. => doe20 doe-roe
Stones are heavy (Doe, ed., 2020). => doe20
Stones are heavy (Doe (ed.) 2020; Doe and Roe [eds], 2019). => doe20 doe-roe
Stones are heavy (see Alder, Birch, & Cedar (Eds.), 2011, p. 3). => alder
Doe (ed., 2020) and Quill (Ed.), 2014, collect them. => doe20
Nobody lists it (Quill, ed., 2014; Doe, 2018). => ? doe18
Trees fall (Alder *et al.*, 2011), say Alder *et al.* (2011). => alder alder
Trees fall (see Alder _et al._ 2011; Alder *et al.,* 2011). => alder alder
Sand is old (Doe, undated). Nobody has it (Quill, undated). => doe-nd
Thorns prick (Gorse 1962, 3), said Gorse ([1938] 1962), and Gorse (1938). => gorse gorse gorse
Nuts crack (Hazel 1971: 4); Hazel (1949) cracked them. => hazel hazel
Nobody lists the SAND (2011) rules, or (NICE, 2016). => ? ?
"""
TRAPS = (
    "See it there (Figure 2).", "A few were there (n = 20).", "It rained (Monday, 2020).",
    "It rained (January, 2020).", "It rained in May (2019).", "It rained (May 2019).",
    "The values [0, 1] are allowed.",
    "It was wide (95% CI [3, 7]).", "It lay in a range of [1, 5].",
    "We used it (Version 2, 2019).", "It rained in 2020.", "The sums are there (Table 3, 2010).",
    "It was over (World War, 1945).", "A race took place (Olympic Games, 2012).",
    "So he said (Doe, personal communication, May 3, 2020).", "A fair (Springfield, Ohio, 2010).",
    "Roses grew (1999–2003).", "She lived long (Roses, 1856–1939).",
    "The plan (Horizon 2020) failed.", "Beans came up in New Zealand (2011).",
    "A trial in Los Angeles (2012) failed.", "Roses grew (Hong Kong, 2010).",
    "We asked Doe, 2020 was too wet.", "In May 2019 it rained.", "Paris 2024 was a feast.",
    "In Lent (2018) they fasted.", "Section 2014a of the law holds.", "Room 2014a is closed.",
    "The plan (Autumn/Winter 2019) held.", "It met (Berlin/Paris, 2019).",
    "The line (East–West, 2019) is long.", "Open (Monday–Friday, 2019).",
    "They met in Sri Lanka (2009), and in South Africa (2014).",
    "In 2017, Doe and Roe met.", "In 2019, May was wet.", "In 2014, Britain and France met.",
    "In their 2014 paper, the authors rest.", "A 2014 trial by Springfield walkers ended.",
    "Britain's 2014 harvest failed.", "In 2020, Doe Street was closed.",
    "In 2020, Doe's house fell.", "The 2020 Doe house fell.",
    "Paris in 2014 was wet.", "In 2014, the World Cup was held.",
    "A rose (Kew, 2019) won.", "The ferry (Oban, 1988) sank.", "Room (2019) was locked.",
    "The song (Gaelic, 1890) is lost.", "The Quorum (1999) met.", "A film (Pondlife, 2011) won.",
    "All pebbles sank. Pebbles (2011) is a play.", "In Plot (2014) a fox slept.",
    "In her book Dunes (2015), and in his long essay Red Dunes (2016), sand sleeps.",
    "Let x be in [1, 3], y in [2, 4]; X lies in [1, 2].",
    "It rained (Pond Rights Watch 2014).", "It is here (Atlas, 3rd ed., 2014).",
    "It is here (2nd ed., 2014).", "The Atlas (ed. 2014) is here.",
)  # fmt: skip


def document(sentence: str) -> Document:
    listed = "\n".join(LISTED.values())
    text = f"Pebbles\n\nWater and stone. {sentence} They rest.\n\nReferences\n\n{listed}\n"
    return Document("d", text, tuple(segment("d", text)))


def meant(sentence: str) -> list[str]:
    """Return what a sentence cites: an entry, its candidates, or ? where the list has none."""
    whole = document(sentence)
    links = link_citations(whole, list_entries(whole, Bibliography()))
    ones = (one for of in links.values() for link in of for one in link.meant)
    return ["|".join(NAMES[entry.position - 1] for entry in one) or "?" for one in ones]


def test_every_form_finds_its_entry_its_candidates_or_none():
    cases = [line.partition(" => ") for line in CITED.strip().splitlines()]
    expected = {sentence: sorted(truth.split()) for sentence, _, truth in cases}
    assert {sentence: sorted(meant(sentence)) for sentence in expected} == expected


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_only_looks_like_a_citation_is_none(sentence):
    assert meant(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("The World Stone Organization (2018) warned.", ["World Stone Organization (2018)"]),
        ("Nobody lists the Fern Council (2014).", ["Fern Council (2014)"]),
        ("Pond Rights Watch (2014) warned.", ["Pond Rights Watch (2014)"]),
        ("Recently Amnesty Ponds (2014) warned.", ["Amnesty Ponds (2014)"]),
        ("Then Quill (2014) warned.", ["Quill (2014)"]),
        # A word of the text may be a name that no list has: who says something is somebody.
        ("On brown sand Brown (2019) disagrees.", ["Brown (2019)"]),
        ("The moss was first seen by Moss (2019).", ["Moss (2019)"]),
        ("Moss grows. Moss (ed.) (2020) argues that it does.", ["Moss (ed.) (2020)"]),
        ("Moss grows. Moss (Ed., 2020) argues that it does.", ["Moss (Ed., 2020)"]),
        ("Moss grows, they argue (Moss, ed., 2020).", ["(Moss, ed., 2020)"]),
        ("It is so (see Doe, 2020, p. 3).", ["(see Doe, 2020, p. 3)"]),
        ("It is so (see Doe, 2020, p. 3; Roe, 2020a).", ["Doe, 2020, p. 3", "Roe, 2020a"]),
        ("Doe (2018, p. 3; 2020, p. 5) left.", ["Doe (2018, p. 3", "2020, p. 5"]),
        ("So Peña López (2010) said.", ["Peña López (2010)"]),
        ("So (e.g., Fern, 2011; see also Moss, 2020).", ["Fern, 2011", "Moss, 2020"]),
        ("So (Fern, 2011; for more, see Moss, 2020).", ["Fern, 2011", "Moss, 2020"]),
        ("In 2020, Doe weighed them.", ["2020, Doe"]),
        ("In their 2011 book, Alder et al. say so.", ["2011 book, Alder et al."]),
        ("So say Doe and Roe's 2019 walks.", ["Doe and Roe's 2019"]),
        ("So (see the work of Moss, 2020).", ["(see the work of Moss, 2020)"]),
    ],
)
def test_a_citation_is_marked_whole(sentence, surfaces):
    whole = document(sentence)
    works = Bibliography()
    rows = find_citations(whole, list_entries(whole, works), works)
    assert [row.surface for row in rows] == surfaces


def test_an_entry_never_cited_is_told_though_the_bibliography_lacks_it():
    whole = document("As Doe (2020) and Elm (2017) wrote.")
    entries = list_entries(whole, Bibliography())
    linked = linked_positions(link_citations(whole, entries))
    rows = find_reference_list(whole, entries, Bibliography(), (), linked)
    cited = [NAMES[row.position - 1] for row in rows if "never cited" not in row.problems]
    assert cited == ["doe20", "elm-j", "elm-k"]


def test_numbers_that_run_backwards_are_no_citation():
    assert meant("The pond (9-3) froze.") == []


ORGANISATIONS = (
    ("Department for Ponds, Moss and Rural Affairs", "Dpmra", 2014),
    ("Centers for Pond Control and Prevention", "CPC", 2020),
    ("Ministry of Gardens, Ponds and Food", "MGPF", 1999),
    ("Ponds and Moss Executive", "PME", 1998),
    ("Ponds and Mosses", "PM", 1997),
    ("Frog Research UK", "FRUK", 1996),
)


def test_an_organisation_is_one_author_and_may_be_cited_as_its_entry_ends() -> None:
    """Its name may hold commas and an "and"; the entry may end with what it is called for short."""
    entries = [f"{name}. ({year}). Rest and ponds. {short}." for name, short, year in ORGANISATIONS]
    said = " ".join(
        f"So it is ({called}, {year}). {called} ({year}) says so."
        for name, short, year in ORGANISATIONS
        for called in (name, short)
    )
    works = Bibliography(
        (str(year), Reference(str(year), "book", "Rest and ponds", 1, (name,), year=year))
        for name, _, year in ORGANISATIONS
    )
    text = f"On bodies\n\n{said}\n\nReferences\n\n" + "\n\n".join(entries)
    whole = Document("made", text, tuple(segment("made", text)))
    found = find_citations(whole, list_entries(whole, works), works)
    keys = [str(year) for *_, year in ORGANISATIONS for _ in range(4)]
    assert [(one.keys, one.status) for one in found] == [(key, "resolved") for key in keys]


@pytest.mark.parametrize(
    ("entry", "cited"),
    [
        ("1. Ó Briain S. Heather honey. Soil. 2011;3:1-2.", "(Ó Briain, 2011)"),
        ("Ó Briain S (2011) Heather honey. Soil 3.", "Ó Briain (2011)"),
        ("O Briain P. (2011). Heather honey. Soil.", "O Briain (2011)"),
        ("Ó Briain D, Smith J. Heather honey. Soil. 2011;3:1-2.", "(Ó Briain & Smith, 2011)"),
        ("Smith J, Ó Briain D. Heather honey. Soil. 2011;3:1-2.", "(Smith and Ó Briain, 2011)"),
    ],
)
def test_a_family_name_may_begin_with_a_letter_of_its_own(entry: str, cited: str) -> None:
    first = "Smith, J." if entry.startswith("Smith") else "Ó Briain, S."
    works = Bibliography(
        [("honey", Reference("honey", "article", "Heather honey", 1, (first,), year=2011))]
    )
    text = f"On bees\n\nSo it is said by {cited} and others.\n\nReferences\n\n{entry}\n"
    whole = Document("made", text, tuple(segment("made", text)))
    (found,) = find_citations(whole, list_entries(whole, works), works)
    assert (found.surface, found.keys, found.status) == (cited, "honey", "resolved")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Great Storm (1987) came.",
        "After Brexit (2016) all left.",
        "It was an act of Parliament (1990).",
        "The film Jaws (1975) ran.",
        "Honey, 2012, sold out.",
    ],
)
def test_what_wrote_nothing_is_no_author(sentence: str) -> None:
    text = f"On ponds\n\nWater is cold. {sentence}\n"
    whole = Document("made", text, tuple(segment("made", text)))
    assert find_citations(whole, [], Bibliography()) == []


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("Alder, 2012, counted ponds.", ["Alder, 2012"]),
        ("Ponds freeze (Alder, 2012, p. 3; Birch, 2013).", ["Alder, 2012, p. 3", "Birch, 2013"]),
        ("Alder & al. (2012) said so.", ["Alder & al. (2012)"]),
    ],
)
def test_a_listed_work_may_be_cited_between_commas(sentence: str, surfaces: list[str]) -> None:
    listed = "Alder K, Birch J. (2012). Ponds. Moss.\n\nBirch, J. (2013). Moss. Moss."
    text = f"On ponds\n\nWater is cold. {sentence}\n\nReferences\n\n{listed}\n"
    whole = Document("made", text, tuple(segment("made", text)))
    found = find_citations(whole, list_entries(whole, Bibliography()), Bibliography())
    assert [one.surface for one in found] == surfaces


@pytest.mark.parametrize(
    "date",
    ["ca. 370 BCE/1997", "370 B.C./1997", "c. 370 B.C.E. / 1997", "AD 37/1997", "37 CE/1997"],
)
@pytest.mark.parametrize("form", ["Ponds freeze (Doe, {}, p. 3).", "Doe ({}) says so."])
def test_a_work_of_old_is_cited_by_the_year_of_its_edition(form: str, date: str) -> None:
    listed = "Doe. (1997). Of ponds (A. Roe, Trans.). Moss. (Original work published ca. 370 BCE)"
    text = f"On ponds\n\n{form.format(date)}\n\nReferences\n\n{listed}\n"
    whole = Document("made", text, tuple(segment("made", text)))
    assert linked_positions(link_citations(whole, list_entries(whole, Bibliography()))) == {1}


@pytest.mark.parametrize(
    ("sentences", "known"),
    [("Birch (2013) and Alder (2012) see the pond [1].", False), ("It freezes [1] or [2].", True)],
)
def test_a_number_is_no_place_in_a_list_where_most_is_cited_by_date(
    sentences: str, known: bool
) -> None:
    listed = "Alder, K. (2012). Ponds. Moss.\n\nBirch, J. (2013). Moss. Moss."
    text = f"On ponds\n\n{sentences}\n\nReferences\n\n{listed}\n"
    whole = Document("made", text, tuple(segment("made", text)))
    rows = find_citations(whole, list_entries(whole, Bibliography()), Bibliography())
    numbers = [one.why for one in rows if one.surface.startswith("[")]
    assert numbers and all(("not in the list" not in why) == known for why in numbers)


@pytest.mark.parametrize("cited", ["Moss & Fern", "Moss and Fern"])
def test_a_firm_is_cited_by_its_two_names(cited: str) -> None:
    text = (
        f"On ponds\n\n{cited} (2012) sold them ({cited}, 2012).\n\n"
        "References\n\nMoss & Fern. (2012). Annual report. Moss & Fern.\n"
    )
    whole = Document("made", text, tuple(segment("made", text)))
    (entry,) = entries = list_entries(whole, Bibliography())
    assert entry.authors.whole == "moss and fern"
    assert [len(of) for of in link_citations(whole, entries).values()] == [2]
