"""Cases, acts and directives, as styles cite them: put together, none of them is real."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from training.made_entries import MadeEntry, join_pieces
from training.public_works import MATTERS, REALMS, Record
from training.written_dates import MONTHS

LAW_FORMS = [
    "[title:{one} {versus} {other}], [volume:{v}] [journal:{reporter}] [pages:{p}]"
    " ({court}[date:{year}])",
    "[title:{one} {versus} {other}], [volume:{v}] [journal:{reporter}] [pages:{p}]"
    " ([date:{year}]).",
    "[title:{one} v {other}] [[date:{year}]] [volume:{few}] [journal:{series}] [pages:{p}].",
    "[title:{one} v {other}] [[date:{year}]] [journal:{series}] [pages:{p}]",
    "[title:{named} Act of {year}], [number:{law}], {v} Stat. {p}.",
    "[title:{named} Act], [number:{law}], {v} Stat. {p} ([date:{year}]).",
    "[title:{named} Act], [number:{law}] ([date:{year}]).",
    "[title:{named} Act], {few} U.S.C. § {p} ([date:{year}]).",
    "[title:{named} Act] [date:{year}].",
    "[author:European Parliament]. [title:{act} {v}/{p}/EC of {day} {month} {year} on {matter}], "
    "[journal:Official Journal of the European Union], [volume:L {v}], [pages:{p}–{last}].",
    "[author:European Parliament] ([date:{year}]) [title:{act} {v}/{p}/EC on {matter}]. "
    "[journal:Official Journal of the European Union], [volume:L {v}], [pages:{p}-{last}].",
]
# What lists of laws and cases have beside these.
LISTED_FORMS = [
    *LAW_FORMS,
    "[title:{one} v {other}] [[date:{year}]] EWCA Civ {p}, [[date:{year}]] {few} {series} {v}",
    "[title:{one} v {other}] (Case {few}/{v}) [[date:{year}]] ECR I-{p}",
    "[title:{one} v {other}] App no {p}/{few} (ECtHR, {day} {month} [date:{year}])",
    "[title:{one} v. {other}], No. {few}-cv-{p} ({court}{month} {day}, [date:{year}]).",
    "[title:{one} v. {other}], ([date:{year}]) {v} {series} {p}.",
    "[title:{named} Act] [date:{year}], s {v}({few})",
    "[title:{named} Act] [date:{year}] (c. {v}).",
    "[title:{named} ({matter}) Regulations] [date:{year}], SI [date:{year}]/{p}.",
    "[title:Council {act} ({act} {v}/{p}) of {day} {month} {year} on {matter}] [[date:{year}]]"
    " [journal:OJ] L{v}/{p}",
    "In re [title:{one}], {v} {reporter} {p} ([date:{year}]).",
    "{few}{v} C.F.R. § {p}.{few} ([date:{year}]).",
]
_MARKED = re.compile(r"\[([a-z]+):([^\[\]]*)\]")
_REPORTERS = "U.S.;S. Ct.;F.2d;F.3d;F. Supp.;A.2d;N.E.2d;P.3d;Cal. App. 4th".split(";")
_SERIES = "AC;WLR;All ER;QB;UKHL;EWCA Civ;CLR;SCR".split(";")
_COURTS = "2d Cir.;9th Cir.;S.D.N.Y.;D.C. Cir.;Cal.;D. Mass.;5th Cir.".split(";")


def write_legal(
    records: Sequence[Record], rng: Random, forms: Sequence[str] = LAW_FORMS
) -> MadeEntry:
    """Write a case, an act or a directive; the parties are named after authors of the records."""
    people = [one["family"] for r in records for one in r.get("author", []) if "family" in one]
    page, matter = rng.randrange(1, 1500), rng.choice(MATTERS).removeprefix("the ")
    said = {
        "one": rng.choice(people or ["Roe"]),
        "other": rng.choice([*people, "United States", "Board of Education", "State"]),
        "versus": rng.choice(["v.", "v.", "v", "vs."]),
        "reporter": rng.choice(_REPORTERS),
        "series": rng.choice(_SERIES),
        "court": rng.choice(["", *(f"{court} " for court in _COURTS)]),
        "named": f"{rng.choice([*REALMS, 'Clean', 'Public', 'Fair', 'Safe'])} {matter}",
        "law": f"Pub. L. No. {rng.randrange(80, 117)}-{rng.randrange(1, 500)}",
        "act": rng.choice(["Directive", "Regulation"]),
        "matter": matter.lower(),
        "year": rng.randrange(1890, 2024),
        "month": rng.choice(MONTHS),
        "day": rng.randrange(1, 29),
        "v": rng.randrange(1, 900),
        "few": rng.randrange(1, 4),
        "p": page,
        "last": page + 9,
    }
    return join_pieces(_pieces(rng.choice(forms).format(**said)))


def _pieces(marked: str) -> list[tuple[str, str]]:
    pieces, done = [], 0
    for mark in _MARKED.finditer(marked):
        pieces += [(marked[done : mark.start()], ""), (mark[2], mark[1])]
        done = mark.end()
    return [*pieces, (marked[done:], "")]
