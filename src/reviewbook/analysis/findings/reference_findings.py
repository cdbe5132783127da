"""What is cited, whether it resolves, and whether it can bear the claim."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.findings.document_findings import IN_TEXT, Values
from reviewbook.analysis.review import Review
from reviewbook.project.page_addresses import document_address


def _in_text(review: Review) -> pd.DataFrame:
    cited = review.citations
    return cited[cited["form"].isin(IN_TEXT)].reset_index(drop=True)


def citation_forms(review: Review) -> pd.DataFrame:
    """Return a row a document and a column a form: in-text citations, persons, bare claims."""
    forms = ["narrative", "parenthetical", "named", "unsourced"]
    cited, listed = review.citations, review.reference_list
    table = pd.crosstab(review.group_of(cited["document"]), cited["form"])
    table = table.reindex(index=review.axis, columns=forms, fill_value=0)
    entries = review.group_of(listed["document"]).value_counts()
    table["entries listed"] = entries.reindex(review.axis, fill_value=0)
    return table.rename_axis(columns=None).reset_index()


def referencing(review: Review) -> Values:
    """Return with_list, documents, cited, where: who has a list, and who cites how often."""
    return {
        "where": _in_text(review)["document"].unique().tolist(),
        "with_list": review.reference_list["document"].nunique(),
        "documents": len(review.names),
        "cited": len(_in_text(review)),
    }


def citation_support(review: Review) -> Values:
    """Return cited, where, supports, partly, analogy, fails, ambiguous."""
    cited = _in_text(review)
    support = cited["support"].value_counts()
    return {
        "cited": len(cited),
        "where": cited["document"].unique().tolist(),
        "supports": int(support.get("supports", 0)) or "none",
        "partly": int(support.get("partly", 0)),
        "analogy": int(support.get("by analogy", 0)),
        "fails": int(support.get("does not", 0)),
        "ambiguous": int((cited["status"] == "ambiguous").sum()),
    }


def in_text(review: Review) -> pd.DataFrame:
    """Return passage, citation, form, status, works, support, why; in order of the text."""
    cited = _in_text(review)
    named = cited.rename(columns={"surface": "citation", "keys": "works"})
    return named[["passage", "citation", "form", "status", "works", "support", "why"]]


def in_text_links(review: Review) -> list[str]:
    """Return the place of each in-text citation on its document's page."""
    cited = _in_text(review)
    return [
        document_address(d, p) for d, p in zip(cited["document"], cited["passage"], strict=True)
    ]


def entries_listed(review: Review) -> pd.DataFrame:
    """Return document, entry, work, problems: the lists of references, entry by entry."""
    rows = review.reference_list
    works = [
        review.references[key].citation() if key in review.references else "not identified"
        for key in rows["key"]
    ]
    table = rows[["document", "position", "problems"]].rename(columns={"position": "entry"})
    table.insert(2, "what it really is", works)
    return table


def list_problems(review: Review) -> Values:
    """Return entries, problems, lost, never: what is wrong with the lists."""
    problems = review.reference_list["problems"]
    return {
        "entries": len(problems),
        "problems": int(
            problems.str.split("; ").map(lambda found: len([p for p in found if p])).sum()
        ),
        "lost": int(problems.str.contains("link lost").sum()),
        "never": int(problems.str.contains("never cited|only ambiguously").sum()),
    }


def bibliography_counts(review: Review) -> pd.DataFrame:
    """Return key, reference, kind, unverified: every entry of references.bib."""
    rows = [
        (work.key, work.citation(), ", ".join(work.keywords), ", ".join(work.unverified) or "–")
        for work in review.references.values()
    ]
    return pd.DataFrame(rows, columns=["key", "reference", "kind", "unverified"])


def bibliography_links(review: Review) -> list[str | None]:
    """Return the address of each entry, by DOI or URL, where it has one."""
    return [work.address for work in review.references.values()]
