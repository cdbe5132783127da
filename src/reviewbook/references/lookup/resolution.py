"""One entry looked up: which works services know under its identifiers, or under its title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reviewbook.project.errors import InputError
from reviewbook.references.lookup.ask_services import Services
from reviewbook.references.lookup.crossref import crossref_search, crossref_work
from reviewbook.references.lookup.datacite import datacite_work
from reviewbook.references.lookup.found_work import FoundWork, Notice, bare_title
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
from reviewbook.references.lookup.same_work import same_by_identifier, same_by_title
from reviewbook.references.lookup.short_dois import is_short_doi, whole_doi
from reviewbook.references.person_names import name_parts
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference

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
    others: list[tuple[str, Record]] = field(default_factory=list)
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
        return additions(self.entry, () if doubt else self.reports, self.records)

    @property
    def is_only_alike(self) -> bool:
        """Whether a work was found by its title alone, and the entry says otherwise of it."""
        by_title = not (self.entry.doi or self.entry.pmid)
        return by_title and any(report.written for report in self.reports)

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

    def identifier(self, scheme: str) -> str:
        """Return the identifier of this work, from the entry or from the first that knows it."""
        known = [getattr(self.entry, scheme), *(getattr(r, scheme) for r in self.records.values())]
        return next(filter(None, known), "")


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

    def made(self) -> Resolution:
        if self.entry.pmid and not self.entry.doi:
            self.by_pmid()
            self.by_doi()
        else:
            self.by_doi()
            self.by_pmid()
        if (self.resolution.others or self.resolution.unknown) and not self.services.failures:
            self.by_title()  # which identifier is the right one?
        return self.resolution

    def by_doi(self) -> None:
        if not self.entry.doi and not self.entry.pmid:
            self.by_title()
        if not (doi := self.resolution.identifier("doi").lower()):
            return
        known = self.take(f"DOI {doi}", crossref_work(doi), datacite_work(doi))
        if known and not self.resolution.others:
            self.take("", openalex_work(doi))

    def by_pmid(self) -> None:
        doi, pmid = (self.resolution.identifier(scheme) for scheme in ("doi", "pmid"))
        if self.entry.pmid:
            self.take(f"PMID {pmid}", pubmed_articles([pmid]))
        elif doi and not self.resolution.others and "PubMed" not in self.resolution.found:
            pmids = [pmid] if pmid else self.pmids(doi_words(doi))
            if pmids and (same := self.same(pubmed_articles(pmids))):
                self.resolution.found["PubMed"] = same[0]

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
            self.resolution.found[service] = found[0]

    def pmids(self, words: str) -> list[str]:
        return [work.record.pmid for work in self.services.works(pubmed_search(words))]

    def same(self, question: Question) -> list[FoundWork]:
        """Return the works of an answer that are this one."""
        works = self.services.works(question)
        return [work for work in works if same_by_title(self.entry, work.record)]

    def take(self, identifier: str, *questions: Question) -> bool:
        """Ask one service after another for a work, until one knows it; tell whether one does.

        What is known may be another work; what nobody knows is noted under its identifier.
        """
        before = len(self.services.failures)
        for question in questions:
            for work in self.services.works(question)[:1]:
                # What has no title may be any work, unless its identifier was found to be right.
                sure = not identifier and not work.record.title
                if sure or same_by_identifier(self.entry, work.record):
                    self.resolution.found[question.service.name] = work
                else:
                    self.resolution.others.append((question.service.name, work.record))
                return True
            if len(self.services.failures) > before:
                return False
        if identifier:
            self.resolution.unknown.append(identifier)
        return False
