"""One entry looked up: which works services know under its identifiers, or under its title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reviewbook.project.errors import InputError
from reviewbook.references.lookup.ask_services import Services
from reviewbook.references.lookup.crossref import crossref_search, crossref_work
from reviewbook.references.lookup.datacite import datacite_work
from reviewbook.references.lookup.found_work import FoundWork, Notice
from reviewbook.references.lookup.openalex import openalex_work
from reviewbook.references.lookup.proposals import (
    FieldReport,
    additions,
    confirmed_fields,
    field_reports,
)
from reviewbook.references.lookup.pubmed import (
    doi_words,
    pubmed_articles,
    pubmed_search,
    title_words,
)
from reviewbook.references.lookup.question import Question
from reviewbook.references.lookup.same_work import (
    same_but_for_year,
    same_by_identifier,
    same_by_title,
)
from reviewbook.references.lookup.short_dois import is_short_doi, whole_doi
from reviewbook.references.person_names import name_parts
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.withdrawal_marks import bare_title

_PLACE = ("doi", "pmid", "volume", "number", "pages")
_TRUSTED = ("Crossref", "DataCite", "PubMed", "OpenAlex")


@dataclass
class Resolution:
    """What came of looking up one entry.

    Attributes
    ----------
    entry
        The work as the bibliography has it.
    found
        What services say of this work, by their names.
    others
        Works that an identifier of the entry leads to, and that are not this one.
    candidates
        Works that a search has found, where more than one could be meant.
    unknown
        Identifiers that no service asked for them knows.
    failures
        What could not be asked.
    reports
        The fields that are missing, or differ.
    days
        The day on which each service was asked.
    """

    entry: Reference
    found: dict[str, FoundWork] = field(default_factory=dict)
    others: list[tuple[str, FoundWork]] = field(default_factory=list)
    candidates: list[Record] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)
    reports: list[FieldReport] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)

    @property
    def records(self) -> dict[str, Record]:
        """What services say of this work, the most trusted first."""
        return {name: self.found[name].record for name in _TRUSTED if name in self.found}

    @property
    def added(self) -> Record:
        """The fields that can be added to the entry; none where anything about it is in doubt."""
        doubt = self.others or self.unknown or self.failures or self.is_only_alike
        doubt = doubt or self.differs_in_place
        return additions(self.entry, () if doubt else self.reports, self.records)

    @property
    def is_only_alike(self) -> bool:
        """Whether a work was found by its title alone, and the entry says otherwise of it."""
        by_title = not (self.entry.doi or self.entry.pmid)
        return by_title and any(report.written for report in self.reports)

    @property
    def differs_in_place(self) -> bool:
        """Whether the entry has another identifier, volume or pages: it may be of another work."""
        return any(report.written and report.field in _PLACE for report in self.reports)

    @property
    def confirmed(self) -> list[str]:
        """The fields marked as unverified that a service has as they are written."""
        return confirmed_fields(self.entry, self.records)

    @property
    def is_unknown(self) -> bool:
        """Whether all that was asked know nothing of this work, and nothing else is said of it."""
        said = self.found or self.others or self.candidates or self.unknown or self.failures
        return not said

    def notices(self) -> Iterator[tuple[str, Notice]]:
        """Yield what was retracted, corrected or called in question, and who says so."""
        for service in self.records:
            yield from ((service, notice) for notice in self.found[service].notices)

    def notices_of_others(self) -> Iterator[tuple[str, Notice]]:
        """Yield the same of works that its identifiers name, and that seem to be other ones."""
        for service, work in self.others:
            yield from ((service, notice) for notice in work.notices)

    def identifier(self, scheme: str) -> str:
        """Return the identifier of this work, from the entry or from the first that knows it.

        Where none does, it is that of the work that another identifier of the entry names.
        """
        known = [*self.records.values(), *(work.record for _, work in self.others)]
        said = (getattr(work, scheme) for work in (self.entry, *known))
        return next(filter(None, said), "")


def resolve_entry(entry: Reference, fields: Mapping[str, str], services: Services) -> Resolution:
    """Look up an entry; what fails is noted, and the rest goes on.

    Parameters
    ----------
    entry
        The work as the bibliography has it.
    fields
        The fields that stand in its entry, by name.
    services
        Who is asked.
    """
    services.failures, services.last_day = [], {}
    doi = _whole(entry.doi, services) if is_short_doi(entry.doi or "") else entry.doi
    entry = replace(entry, title=bare_title(entry.title), doi=doi)
    made = _Search(Resolution(entry), services).made()
    made.failures, made.days = services.failures, services.last_day
    made.reports = [*field_reports(entry, fields, made.records)]
    return made


def _whole(short: str | None, services: Services) -> str | None:
    """Return the DOI that a short one stands for; itself if nobody knows, nothing if that fails."""
    known = services.works(whole_doi(short or ""))
    return known[0].record.doi if known else None if services.failures else short


class _Search:
    """The questions about one entry, each of which may lead to the next."""

    def __init__(self, made: Resolution, services: Services) -> None:
        self.resolution, self.services, self.entry = made, services, made.entry
        self.of_other_years: dict[str, Record] = {}  # the year of the entry may be mistyped
        self.asked: dict[str, bool] = {}  # identifiers, and whether a service knows them

    def made(self) -> Resolution:
        if self.entry.pmid and not self.entry.doi:
            self.by_pmid()
            self.by_doi()
        else:
            self.by_doi()
            self.by_pmid()
        if not self.services.failures:
            self.resolution.unknown = [*self.unknown()]
            if self.resolution.others or self.resolution.unknown:
                self.by_title()  # which identifier is the right one?
        return self.resolution

    def by_doi(self) -> None:
        if not self.entry.doi and not self.entry.pmid:
            self.by_title()
        if doi := self.resolution.identifier("doi").lower():
            self.take(f"DOI {doi}", crossref_work(doi), datacite_work(doi))
            self.take(f"DOI {doi}", openalex_work(doi))  # it marks what was retracted

    def by_pmid(self) -> None:
        doi, pmid = (self.resolution.identifier(scheme) for scheme in ("doi", "pmid"))
        if self.entry.pmid:
            self.take(f"PMID {pmid}", pubmed_articles([pmid]))
        elif doi and "PubMed" not in self.resolution.found:
            pmids = [pmid] if pmid else self.pmids(doi_words(doi))
            self.take_articles(
                doi.lower(), self.services.works(pubmed_articles(pmids)) if pmids else ()
            )

    def by_title(self) -> None:
        """Search for the title: one work, or none, or several that could be meant."""
        if not self.entry.title:
            return
        author = name_parts((self.entry.authors or self.entry.editors or ("",))[0])[0]
        before = len(self.services.failures)
        service, found = "Crossref", self.same(crossref_search(self.entry.title, author))
        if not found and len(self.services.failures) == before:
            pmids = self.pmids(title_words(self.entry.title))
            service, found = "PubMed", self.same(pubmed_articles(pmids)) if pmids else []
        if len({work.record.doi or work.record.pmid for work in found}) > 1:
            self.resolution.candidates = [work.record for work in found]
        elif found:
            self.resolution.found.setdefault(service, found[0])
        else:
            self.resolution.candidates = [*self.of_other_years.values()]

    def pmids(self, words: str) -> list[str]:
        return [work.record.pmid for work in self.services.works(pubmed_search(words))]

    def same(self, question: Question) -> list[FoundWork]:
        """Return the works of an answer that are this one."""
        works = self.services.works(question)
        near = (work.record for work in works if same_but_for_year(self.entry, work.record))
        self.of_other_years |= {record.doi or record.pmid: record for record in near}
        return [work for work in works if same_by_title(self.entry, work.record)]

    def take(self, identifier: str, *questions: Question) -> None:
        """Ask one service after another for the work of an identifier, until one knows it."""
        self.asked.setdefault(identifier, False)
        before = len(self.services.failures)
        for question in questions:
            for work in self.services.works(question)[:1]:
                self.asked[identifier] = True
                if self.is_this(work.record):
                    self.resolution.found[question.service.name] = work
                else:
                    self.resolution.others.append((question.service.name, work))
                return
            if len(self.services.failures) > before:
                return

    def is_this(self, record: Record) -> bool:
        """Tell whether what an identifier names is this work.

        What has no title may be any work, unless its DOI was found to be right.
        """
        right = {known.doi.lower() for known in self.resolution.records.values()} - {""}
        sure = not record.title and record.doi.lower() in right
        return sure or same_by_identifier(self.entry, record)

    def take_articles(self, doi: str, articles: Sequence[FoundWork]) -> None:
        """Take the article that PubMed has found by a DOI.

        Abstracts of a meeting may share one: where others know the DOI to be right, articles that
        have it and other titles matter by their notices alone.
        """
        named = [one for one in articles if one.record.doi.lower() == doi]
        same = [one for one in named if self.is_this(one.record)]
        if not same and not self.resolution.others:
            same = [one for one in articles if same_by_title(self.entry, one.record)]
        if same:
            self.resolution.found["PubMed"] = same[0]
        else:
            told = [one for one in named if one.notices or not self.resolution.found]
            self.resolution.others += [("PubMed", one) for one in told]

    def unknown(self) -> Iterator[str]:
        """Yield the identifiers that no service knows, and no work that was found by another."""
        works = [*self.resolution.found.values(), *(work for _, work in self.resolution.others)]
        named = {f"DOI {work.record.doi.lower()}" for work in works}
        for identifier, known in self.asked.items():
            if not known and identifier not in named:
                yield identifier
