"""What a reader relies on where a name is a word too: only who is cited dangles."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography

BODY = (
    "Steps in Public Houses\n\nA walker needs light. The stone is hard and green at dusk. A cook "
    "and a baker live on the hill. He fell in the bath. Banks lend. The snow falls in spring. "
)
LIST = (
    "\n\nReferences\n\nMarsh, V. (2015). Spirals. Newel Press.\n\n"
    "Ogden, T. (2001). Ramps. Newel Press.\n"
)
CITED = """
Few agree. Walker (2003) is of another opinion.
Few agree. Walker (2003), too, went up.
Like Green (2009), he fell.
Unlike Walker (2003), we fell.
Walker (2003) was the first to climb.
As in Baker (2018), the rise is low.
Cook (n.d.) has no date.
For Light (2016) dusk begins at five.
Contrast Hill (2012).
Since then Baker (2018) has measured more.
The idea goes back to Stone (1999).
Hill (2012) wants a rail.
Walker's (2003) survey is large.
The Guardian (2019) wrote of it.
The Dunmore Lamp (1990) blames the landlord.
It is dark (The Dunmore Gazette, 1999).
It is dark (*The Dunmore Gazette*, 1999).
It is dark (Stairwatch International, 2001).
It is dark (“Steps Without Light,” n.d.).
""".strip().splitlines()
NAMED = """
Stairs (1912) was his only film.
The Company (1844) went under.
Hotel Bristol (1899) had a lift.
A Ford (1932) stood outside.
Under Selwyn (1911) nobody fell.
Her film Snow (1999) was long.
In Bath (1811) he fell.
President Wilson (1913) fell. Level (2019) and, im Mai (1810), all fell.
The steps of Brandt Street (2020) are steep.
They walked to Rowan Road (1998) and over Gull Bridge (1932).
In Spring (2004) they fell.
Snow (1999) was made in Leeds.
The Flying Scot (1862) was fast.
The Euston Arch (1837) is gone.
In the Peace of Quell (1667) it ended.
The Congress of Quell (1815) and the Synod of Ogle (1618) fell.
The Queen's Head (1702) has steps.
The locomotive Rocket (1829) was slow.
The ballad Green (1700) is sung.
On the Isle of Quell (1746) he hid.
At Great Ogle (1953) it rained.
King Osric (1911) never fell.
Windows (2000) crashed.
A play, Stone (1950), tells it.
May (2019) was wet.
Steps (Monday, 2020) are closed.
The song “Low Light” (1978) was sung.
They played (“Low Light”, 1965).
""".strip().splitlines()


def statuses(text: str) -> list[bool]:
    """Return whether each work that a text cites is listed."""
    document = Document("made", text, tuple(segment("made", text)))
    links = link_citations(document, list_entries(document, Bibliography()))
    return [bool(one) for of in links.values() for link in of for one in link.meant]


@pytest.mark.parametrize("sentence", CITED)
def test_who_is_cited_dangles_though_the_name_is_a_word(sentence: str) -> None:
    assert statuses(f"{BODY}{sentence}{LIST}") == [False]


@pytest.mark.parametrize("sentence", NAMED)
@pytest.mark.parametrize("listed", [LIST, ""])
def test_what_is_named_with_a_year_is_not_cited(sentence: str, listed: str) -> None:
    assert statuses(f"{BODY}{sentence}{listed}") == []


def test_without_a_list_others_that_are_cited_show_how_a_text_cites() -> None:
    said = "Few agree. Walker (2003) is of another opinion."
    assert statuses(BODY + said) == []
    assert statuses(f"{BODY}Ogden et al. (2001) fell. {said}") == [False, False]
