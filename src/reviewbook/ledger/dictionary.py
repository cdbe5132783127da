"""The dictionary of the tables in ``data/README.md``, made from what their columns say.

``python -m reviewbook.ledger.dictionary data`` renews the tables of its README.md, and the data
package beside it.
"""

from __future__ import annotations

import re
import sys
from inspect import getdoc
from pathlib import Path

from reviewbook.ledger.column import fields_of
from reviewbook.ledger.files import files_of_tables, table_file_name
from reviewbook.ledger.schema import DESCRIBED, data_package, type_name
from reviewbook.project.atomic_files import write_files


def dictionary_section(name: str) -> str:
    """Return what the dictionary says of a table: a heading, what a row is, and its columns."""
    rows = [
        f"| `{field.name}` | {type_name(field)} | {field.meaning} |"
        for field in fields_of(DESCRIBED[name]).values()
    ]
    head = ["| column | type | meaning |", "|---|---|---|"]
    said = [f"### `{table_file_name(name)}`", getdoc(DESCRIBED[name]) or ""]
    return "\n\n".join([*said, "\n".join([*head, *rows])]) + "\n"


def renewed_dictionary(text: str) -> str:
    """Put into a README.md, for each table that has a section there, what the code says of it."""
    for name in DESCRIBED:
        heading = re.escape(f"### `{table_file_name(name)}`")
        section = re.compile(rf"^{heading}\n(?:(?!##).*\n)*?(?=\n##|\Z)", re.MULTILINE)
        text = section.sub(lambda _: dictionary_section(name), text)  # noqa: B023
    return text


def _renew(folder: Path) -> None:
    readme = folder / "README.md"
    made = renewed_dictionary(readme.read_text(encoding="utf-8"))
    package = data_package(files_of_tables(folder))
    write_files({readme: made, folder / "datapackage.json": package})


if __name__ == "__main__":
    _renew(Path(sys.argv[1]))
