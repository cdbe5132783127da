"""Templates: everything put into one is escaped, unless it was made by another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reviewbook.display.sentence import written
from reviewbook.display.wording import in_units
from reviewbook.project import page_addresses
from reviewbook.site.html.page import opening

_HERE = resources.files("reviewbook.site")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(str(_HERE / "templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "written": written,
        "in_units": in_units,
        "safe_html": Markup,
        "count": _count,
        "coded": _coded,
        "opening": opening,
        "safe_name": page_addresses.safe_name,
    }
    environment.globals |= {
        "concept_address": page_addresses.concept_address,
        "document_address": page_addresses.document_address,
        "modality_address": page_addresses.modality_address,
    }
    return environment


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _coded(text: str) -> Markup:
    """Set as code what stands between backticks."""
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part
        for place, part in enumerate(text.split("`"))
    )


def render_template(template: str, **values: object) -> str:
    """Fill a template."""
    return _environment().get_template(template).render(**values)


def asset(name: str) -> str:
    """Return the text of a file that pages carry."""
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


def assets(names: Iterable[str]) -> str:
    """Return several of them, one after the other."""
    return "\n".join(asset(name) for name in names)
