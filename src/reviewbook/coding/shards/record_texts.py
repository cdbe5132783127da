"""The texts of records, read again from the shards that they stand in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reviewbook.coding.shards.shard_list import Shard, shard_here
from reviewbook.coding.shards.shard_reader import read_shard
from reviewbook.coding.shards.shard_record import ShardRecord, clean_record
from reviewbook.documents.document import text_fingerprint
from reviewbook.ledger.table_parts import ABOUT, files_of_parts
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, Place, place


def texts_of_records(project: Project, rows: Iterable[ManifestRow]) -> dict[str, str]:
    """Return the clean text of each record by the name of its document.

    Each shard that one of them stands in is read up to the last of them. Empty if the collection
    is not on this machine: nothing is fetched.

    Raises
    ------
    InputErrors
        If a text is not the one that was coded.
    """
    records = collection_of(project)
    if not isinstance(records, Folder) or not records.path.exists():
        return {}
    coded = {row.document: row for row in rows}
    texts: dict[str, str] = {}
    for shard, names in _places_in_shards(project, coded).items():
        texts |= _texts_in(records, shard, names)
    changed = [name for name, row in coded.items() if _differs(texts.get(name), row)]
    if changed:
        raise InputErrors([_is_another(records, coded[name]) for name in changed])
    return texts


def collection_of(project: Project) -> Place | None:
    """Return where the records lay when they were coded; nothing if that is not known."""
    try:
        about = json.loads((project.data / ABOUT).read_text(encoding="utf-8"))
        return place(str(about["records"]))
    except (InputError, OSError, ValueError, KeyError, TypeError):
        return None


def _places_in_shards(
    project: Project, wanted: Mapping[str, ManifestRow]
) -> dict[str, dict[int, str]]:
    """Return, by shard, the numbers of the wanted records and the names of their documents."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    found: dict[str, dict[int, str]] = defaultdict(dict)
    shards = {row.file for row in wanted.values()}
    for file in files_of_parts(project, "origins").values():
        among = [("document", "in", list(wanted)), ("shard", "in", list(shards))]
        table = pq.read_table(file, columns=["document", "shard", "record"], filters=among)
        for row in table.to_pylist():
            if wanted[row["document"]].file == row["shard"]:
                found[row["shard"]][row["record"]] = row["document"]
    return found


def _texts_in(records: Place, shard: str, names: Mapping[int, str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    with shard_here(records, Shard(shard, "")) as file:
        for one in read_shard(file):
            if isinstance(one, ShardRecord) and one.number in names:
                texts[names[one.number]] = clean_record(one)[0]
                if len(texts) == len(names):
                    break
    return texts


def _differs(text: str | None, row: ManifestRow) -> bool:
    return text is None or text_fingerprint(text) != row.text_sha256


def _is_another(records: Place, row: ManifestRow) -> InputError:
    return InputError(
        f"{row.document}: this is not the record that was coded",
        file=records.of(row.file) if row.file else records.address,
        remedy="run reviewbook code --records again: what did not change is not coded again",
    )
