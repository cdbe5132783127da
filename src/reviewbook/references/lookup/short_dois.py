"""Short DOIs, as https://shortdoi.org makes them: "10/abcd" stands for a longer one.

No service that knows works knows them; the proxy of doi.org does, by its handles
(https://www.doi.org/factsheets/DOIProxy.html).
"""

from __future__ import annotations

from reviewbook.references.bibtex_forms import doi_of_address
from reviewbook.references.lookup.answer_values import items_at, json_value, text_at, value_at
from reviewbook.references.lookup.found_work import FoundWork, described_work
from reviewbook.references.lookup.question import Question, Service

HANDLES = Service("doi.org", "https://doi.org/api/handles", pause=0.3, polite_pause=0.3)


def is_short_doi(doi: str) -> bool:
    """Tell whether a DOI stands for a longer one."""
    return doi.startswith("10/")


def whole_doi(doi: str) -> Question:
    """Ask for the DOI that a short one stands for."""
    return Question(HANDLES, doi.lower(), _read)


def _read(raw: bytes) -> list[FoundWork]:
    answer = json_value(raw)
    if not isinstance(value_at(answer, "values"), list):
        raise ValueError("the answer has no values of a handle")
    told = {
        text_at(one, "type"): text_at(one, "data", "value") for one in items_at(answer, "values")
    }
    doi = told.get("HS_ALIAS", "") or doi_of_address(told.get("URL", ""))
    return [described_work([("doi", doi)])] if doi else []
