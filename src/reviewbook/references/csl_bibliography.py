"""Works as a bibliography in any style of the Citation Style Language (citationstyles.org)."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from reviewbook.project.errors import InputError
from reviewbook.project.extras import require_extra
from reviewbook.project.text_files import read_raw
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.page_ranges import ranges_in_form
from reviewbook.references.reference import Reference
from reviewbook.references.reference_notes import OTHERS

PLAIN_STYLE = Path(__file__).with_name("styles") / "author-date.csl"
_MORE = "et al."
_AND_MORE = re.compile(rf",?(?: (?:&|and))? {re.escape(_MORE)}(?:,(?! ))?")
_NUMBERED = re.compile(r"^(\[\d+\]|\(\d+\)|\d+\.)(?=\S)")
_FULL_STOP = re.compile(r"(?<=[?!])\.(?=\s|\Z)")
_BEHIND_QUOTE = re.compile(r"(\S)([”’])([.,])(?!\w)")
_ASKS_FOR_STATUS = "//*[contains(concat(' ', @variable, ' '), ' status ')]"
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def format_bibliography(
    works: Iterable[Reference], style: str | Path = PLAIN_STYLE
) -> dict[str, str]:
    """Write works as a style has them.

    Parameters
    ----------
    works
        Entries of the bibliography.
    style
        The file of a style, ``.csl``; by default a plain one, with author and date.

    Returns
    -------
    dict
        The line of each work by its key, in the order of the style, as plain text; an empty one
        where the style leaves such works out.

    Raises
    ------
    InputError
        If the file is no style, has no bibliography, only points to another, or asks for what
        the library cannot do.
    """
    require_extra("run", "format_bibliography")
    from citeproc import (  # noqa: PLC0415
        Citation,
        CitationItem,
        CitationStylesBibliography,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    listed, read = list(works), _style_of(Path(style))
    # Keys may differ by case alone, which is lost there: works go by their numbers.
    items = [_item(work, read) | {"id": str(number)} for number, work in enumerate(listed)]
    made = CitationStylesBibliography(read, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    try:
        made.sort()
        lines = {item.key: read.render_bibliography([item]) for item in made.items}
    except Exception as error:  # in whatever way the library fails on a style
        problem = f"this style asks for what cannot be done here: {error}"
        raise InputError(problem, file=style, remedy="name another style") from None
    return {
        listed[int(key)].key: _tidied("".join(map(str, line)), read) for key, line in lines.items()
    }


def _item(work: Reference, style: Any) -> dict[str, Any]:
    """Return a work as this style needs it; of notes it has only what somebody wrote as one."""
    item: dict[str, Any] = json.loads(to_csl_json([work]))[0] | {"note": work.note or ""}
    for field, people in (("author", work.authors), ("editor", work.editors)):
        if OTHERS in people:
            item[field].append({"literal": _MORE})
    if "page" in item and style.page_ranges:
        item["page"] = ranges_in_form(item["page"], style.page_ranges)
    state = item.get("issued", {}).get("literal", "")
    if state and not re.search(r"\d", state) and style.root.xpath(_ASKS_FOR_STATUS):
        del item["issued"]
        item["status"] = state
    return {name: value for name, value in item.items() if value}


def _tidied(line: str, style: Any) -> str:
    """Mend what plain text makes of names that are not whole, numbers of entries, and "?."."""
    line = _AND_MORE.sub(f" {_MORE}", " ".join(line.split()))
    line = _FULL_STOP.sub("", _NUMBERED.sub(r"\1 ", line))
    if style.root.get_locale_option("punctuation-in-quote") == "true":
        line = _BEHIND_QUOTE.sub(_into_quote, line)
    return line


def _into_quote(found: re.Match[str]) -> str:
    before, quote, sign = found.groups()
    return before + quote if sign == "." and before in ".?!" else before + sign + quote


def _style_of(path: Path) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415

    from reviewbook.references.csl_elements import use_elements  # noqa: PLC0415

    def refused(problem: str, remedy: str = "name a style from citationstyles.org") -> InputError:
        return InputError(problem, file=path, remedy=remedy)

    raw = read_raw(path, "correct the name of the style")
    if _DECLARES.search(raw):
        raise refused("this style declares entities of its own")
    if b"independent-parent" in raw and b"<bibliography" not in raw:
        parent = re.search(rb'href="([^"]*)"[^>]*independent-parent', raw)
        named = parent[1].decode(errors="replace").rpartition("/")[2] if parent else "another"
        raise refused(f"this style only points to another: {named}", "name that one")
    if b"<bibliography" not in raw:
        raise refused("this is no CSL style with a bibliography")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            style = CitationStylesStyle(BytesIO(raw), validate=False)
    except Exception as error:  # what it refuses, it refuses in many ways
        raise refused(f"this style cannot be used: {error}") from None
    # The library shortens ranges wrongly, 3-21 to 3-1.
    style.page_ranges = style.root.attrib.pop("page-range-format", "")
    use_elements(style)
    return style
