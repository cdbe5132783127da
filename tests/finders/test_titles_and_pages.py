"""What a reader relies on where works are cited by organisation, by title, or by page."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography

APA = """
The Lantern Weekly. (2011, March 3). Moths at noon. p. 3.

Agency for Night Sky and Dark Places. (2020). Dark maps. Lamp Press.

World Federation for the Protection of Moths. (2019). Red list. WFPM.

Moths drawn to lamps. (2018, May 4). Dusk Herald.

Why moths? (2003). Lamp Press.

“Ten Lamps for Spring.” Dusk Herald, 4 May 2009, p. 2.

Mothwatch. (n.d.-a). Count of spring. https://example.org/a

Mothwatch. (n.d.-b). Count of autumn. https://example.org/b

gov.lamp. (2016). Lamps for all. https://example.org/c
"""
CITED = """
The Lantern Weekly (2011) drew them. => 1
They came (*The Lantern Weekly*, 2011, p. 3). => 1
Maps exist (see Agency for Night Sky and Dark Places, 2020; Mothwatch, n.d.-b). => 2 8
Agency for Night Sky and Dark Places [ANSDP] (2020) drew maps, (ANSDP, 2020) say. => 2 2
The World Federation for the Protection of Moths (WFPM; 2019) lists them. => 3
They fly in (“Moths Drawn to Lamps,” 2018). => 4
They fly in (see "Moths Drawn", 2018, para. 2). => 4
As “Moths Drawn to Lamps” (2018) says, they fly. => 4
They ask (*Why Moths?*, 2003), or (Why Moths?, 2003). => 5 5
_Why Moths?_ (2003) asks. => 5
There are ten (“Ten Lamps,” 2009). => 6
They fly in ("Moths Drawn to Lamps", 2018; "Dark Maps", 2020). => 4 2
They dance ("Night Fever", 2018). =>
They count (Mothwatch, n.d.-a). => 7
Lamps are for all (gov.lamp, 2016). => 9
""".strip().splitlines()
MLA = """
“Ditches of Dunmore.” County Notes, vol. 3, 1961, pp. 1–9.

May, Ada. Springs. Spade Press, 1970.

Pardoe, Enid. No Lawn. Spade Press, 1988.

Quist, Olaf. “Beans before Bread.” Garden Quarterly, vol. 9, no. 2, 1994, pp. 5–11.

Quist, Olaf. Leeks. Spade Press, 1990.

Reeve, Anna, and Joan Salt. The Rod and the Perch. Spade Press, 2001.
"""
PAGED = """
(Pardoe 23) => 3
(see Pardoe 23–25, 31) => 3
(Pardoe, p. 23) => 3
(Pardoe, ch. 2) => 3
(Quist, “Beans” 7) => 4
(Quist, *Leeks* 7) => 5
(Quist 7) => 4|5
(Reeve and Salt 88) => 6
(qtd. in Pardoe 31) => 3
(Pardoe 12; Reeve and Salt 9) => 3 6
(“Ditches” 3) => 1
(Plot 12) =>
(May 5) =>
(June 24) =>
(Psalm 23) =>
(Figure 2) =>
""".strip().splitlines()


def meant(text: str) -> list[str]:
    """Return the places in the list of what a text cites, in order."""
    document = Document("made", text, tuple(segment("made", text)))
    links = link_citations(document, list_entries(document, Bibliography()))
    works = (one for of in links.values() for link in of for one in link.meant)
    return ["|".join(str(entry.position) for entry in one) or "?" for one in works]


@pytest.mark.parametrize("case", CITED)
def test_organisations_and_titles_find_their_entries(case: str) -> None:
    sentence, _, works = case.partition(" => ")
    text = f"Moths\n\nMoths come to the light at night. {sentence}\n\nReferences\n{APA}"
    assert meant(text) == works.split()


@pytest.mark.parametrize("case", PAGED)
def test_authors_and_pages_find_their_entries(case: str) -> None:
    cited, _, works = case.partition(" =>")
    text = (
        f"Plots\n\nBeans come first {cited}. Fences are late (Pardoe 2). Hens too "
        f"(Reeve and Salt 3).\n\nWorks Cited\n{MLA}"
    )
    assert meant(text) == [*works.split(), "3", "6"]


def test_a_page_alone_is_of_the_author_whom_the_sentence_names() -> None:
    text = (
        "Plots\n\nPardoe holds that lawns were for sheep (24). Hens (Pardoe 2; Reeve and Salt 3). "
        f"It rained (24).\n\nWorks Cited\n{MLA}"
    )
    assert meant(text) == ["3", "3", "6"]


def test_a_number_behind_a_name_is_no_page_where_works_are_cited_by_date() -> None:
    text = (
        "Plots\n\nBeans (Pardoe, 1988) and leeks (Quist, 1990), and rods (Reeve & Salt, 2001). Of "
        f"all kinds (Pardoe 23) was best.\n\nReferences\n{MLA}"
    )
    assert meant(text) == ["3", "5", "6"]


def test_a_title_alone_is_that_of_an_entry_without_an_author() -> None:
    text = (
        'Plots\n\nDunmore has ditches (“Ditches of Dunmore”). She saw (see "Ditches of Dunmore"; '
        f'Pardoe, ch. 2) a "ditch" ("no lawn").\n\nWorks Cited\n{MLA}'
    )
    assert meant(text) == ["1", "1", "3"]


def test_others_are_not_meant_where_an_entry_has_two_authors() -> None:
    listed = (
        "Reeve, Anna, and Joan Salt. *Rods*. Spade, 2001.\n\n"
        "Reeve, Anna, et al. *Perches*. Spade, 2003."
    )
    text = f"Plots\n\nHens (Reeve et al. 2), ducks (Reeve and Salt 3).\n\nWorks Cited\n\n{listed}\n"
    assert meant(text) == ["2", "1"]
