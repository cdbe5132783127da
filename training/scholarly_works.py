"""Works that the records lack, by scholars: papers of meetings, preprints, reports, theses.

They are put together from the titles and people of records; nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from training.public_works import Record

_SCOPES = (
    "International;Annual;European;National;IEEE;ACM;Joint;World;Asian;Annual International;"
    "IEEE International;ACM SIGMOD;USENIX;International Joint"
).split(";")
_MEETINGS = (
    "Conference Conference Conference Symposium Workshop Congress Meeting Colloquium".split()
)
_ORDINALS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth 1st 2nd 3rd 4th 5th 11th 12th"
    " 13th 21st 22nd 23rd 30th Twelfth Twentieth".split()
)
_SUBJECTS = (
    "Machine Learning;Artificial Intelligence;Psychology;Very Large Data Bases;Public Health;"
    "Neural Networks;Information Retrieval;Computer Vision;Logic Programming;Software Engineering;"
    "Computational Linguistics;Psychiatry;Education;Parallel Processing;Genetic Algorithms;Ecology;"
    "Human Factors in Computing Systems;Operating Systems;Robotics and Automation;Economics;"
    "Knowledge Discovery and Data Mining;Theory of Computing;Algorithms;Statistics;Uncertainty"
).split(";")
_PRESSES = (
    "Springer;Springer-Verlag;Morgan Kaufmann;ACM Press;IEEE;IEEE Computer Society Press;Wiley;ACM;"
    "AAAI Press;MIT Press;Elsevier;North-Holland;Kluwer;Lawrence Erlbaum;Academic Press;CRC Press"
).split(";")
_PLACES = (
    "Berlin;New York;Cambridge, MA;San Francisco, CA;London;Paris, France;Amsterdam;Washington, DC;"
    "Seattle, WA;Edinburgh;Tokyo, Japan;Montreal;Geneva;Chicago;Oxford, UK;Vienna;New York, NY;"
    "San Mateo, CA;Nashville, TN;Heidelberg;Boston, MA;Melbourne, Australia;Stockholm, Sweden"
).split(";")
_SERIES = (
    "Lecture Notes in Computer Science;Advances in Psychology;LNCS;Studies in Language;"
    "Lecture Notes in Artificial Intelligence;Monographs on Statistics;Contributions to Economics"
).split(";")
_DEPARTMENTS = (
    "Department of Computer Science;Dept. of Psychology;School of Medicine;Faculty of Arts"
).split(";")
_THESES = (
    "Ph.D. thesis;PhD thesis;PhD dissertation;Master's thesis;Doctoral dissertation;M.Sc. thesis;"
    "Unpublished doctoral dissertation;Ph.D. dissertation"
).split(";")
_REPORTS = (
    "Technical Report;Tech. Rep.;Working Paper;Research Report;Technical report;Report;"
    "Tech. Report;Discussion Paper;Technical Summary Report;Memorandum;Internal Report;Tech Report;"
    ";Tech. Rpt.;Research Memorandum;Report No."
).split(";")
_PREPRINTS = "arXiv preprint;arXiv;bioRxiv;PsyArXiv;medRxiv;CoRR".split(";")


def conference_name(rng: Random) -> str:
    """Put together the name of a meeting, as proceedings have it."""
    if rng.random() < 0.2:
        return _short_conference(rng)
    lead = rng.choice(
        [
            "Proceedings of the ",
            "Proceedings of the ",
            "Proc. ",
            "Proc. of the ",
            "Proceedings ",
            "",
        ]
    )
    year = rng.choice(["", "", f"{rng.randrange(1980, 2024)} "])
    subject = rng.choice(_SUBJECTS)
    short = f" ({_letters(subject)}{rng.choice(['', ' 95', ' 2011', '-98'])})"
    parts = [
        rng.choice([*_ORDINALS, "", ""]),
        rng.choice(_SCOPES),
        rng.choice(_MEETINGS),
        "on",
        subject,
    ]
    return lead + year + " ".join(filter(None, parts)) + rng.choice(["", "", short])


def _short_conference(rng: Random) -> str:
    number, year, subject = (
        rng.randrange(4, 40),
        str(rng.randrange(1985, 2024)),
        rng.choice(_SUBJECTS),
    )
    short = rng.choice(["IC", "S", "E", "AA", "N", "SIG", ""]) + _letters(subject)
    forms = [
        f"Proc. {number}th Int. Conf. {subject}", f"Proc. Int. Conf. on {subject}", short,
        f"Proc. {short}", f"Proceedings of {short} {year}", f"{short} '{year[2:]}",
        f"{short} {year}", f"Proc. of the {number}th IEEE Conf. on {subject}",
        f"Proc. IEEE Symp. {subject}",
    ]  # fmt: skip
    return rng.choice(forms)


def _letters(subject: str) -> str:
    return "".join(word[0] for word in subject.split() if word[0].isupper())


def as_conference_paper(record: Record, editors: Sequence[Record], rng: Random) -> dict[str, Any]:
    """Turn an article into a paper of a meeting."""
    return {
        **_kept(record, "page"),
        "type": "paper-conference",
        "container-title": conference_name(rng),
        "publisher": rng.choice([*_PRESSES, *[""] * 8]),
        "publisher-place": rng.choice([*_PLACES, *[""] * 8]),
        "editor": list(editors) if rng.random() < 0.3 else [],
        "collection-title": rng.choice([*_SERIES, *[""] * 20]),
        "volume": rng.choice(["", "", "", str(rng.randrange(1, 3000))]),
    }


def as_preprint(record: Record, rng: Random) -> dict[str, Any]:
    """Turn an article into a preprint."""
    return {**_kept(record), "type": "preprint", "container-title": rng.choice(_PREPRINTS)}


def as_thesis(record: Record, rng: Random) -> dict[str, Any]:
    """Turn an article into a thesis."""
    return {**_kept(record), "type": "thesis", "genre": rng.choice(_THESES), **_school(rng)}


def as_report(record: Record, rng: Random) -> dict[str, Any]:
    """Turn an article into a report."""
    letters = rng.choice(["TR", "CS", "CMU-CS", "UCB", "CIS", "RR", "STAN-CS"])
    sign = rng.choice(["-", "-", "", " "])
    coded = f"{letters}{sign}{rng.randrange(80, 99)}-{rng.randrange(1, 300)}"
    number = rng.choice(["", str(rng.randrange(1, 999)), coded])
    genre = rng.choice(_REPORTS)
    number = number if genre else coded
    return {**_kept(record), "type": "report", "genre": genre, "number": number, **_school(rng)}


def _kept(record: Record, *more: str) -> dict[str, Any]:
    return {name: record[name] for name in ("author", "title", "year", *more) if name in record}


def _school(rng: Random) -> dict[str, str]:
    town = rng.choice(_PLACES).partition(",")[0]
    school = rng.choice([f"University of {town}", f"{town} University"])
    if rng.random() < 0.4:
        school = f"{rng.choice(_DEPARTMENTS)}, {school}"
    return {"publisher": school, "publisher-place": rng.choice([*_PLACES, *[""] * 8])}
