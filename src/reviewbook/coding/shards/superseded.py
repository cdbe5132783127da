"""Which records of a collection are not in force: later versions win, deletions are obeyed.

Of the records and deletions of one id, the one counts that has the highest version, and of those
the last: shards in the order of their names, records in the order of their shard.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

_SUPERSEDED = """
    WITH several AS (SELECT id FROM origins GROUP BY id HAVING count(*) > 1),
    ranked AS (
        SELECT part, document, row_number() OVER (
            PARTITION BY id ORDER BY version DESC, shards.place DESC, record DESC
        ) AS rank
        FROM origins JOIN several USING (id) JOIN shards USING (filename)
    )
    SELECT part, document FROM ranked WHERE rank > 1 AND document <> '' ORDER BY part, document
"""


def write_superseded(origins: Sequence[Path], out: Path) -> int:
    """Write which documents of which part are superseded or deleted; return how many.

    Parameters
    ----------
    origins
        The parts of the table of origins, in the order of their shards.
    out
        A Parquet file of two columns: part, document.
    """
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    empty = pa.table({"part": pa.array([], pa.string()), "document": pa.array([], pa.string())})
    if not origins:
        pq.write_table(empty, out)
        return 0
    files = [str(path) for path in origins]
    parts = [path.stem for path in origins]
    order = pa.table({"filename": files, "place": range(len(files)), "part": parts})
    with duckdb.connect(config={"temp_directory": tempfile.gettempdir()}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.read_parquet(files, filename=True).create_view("origins")
        connection.register("shards", order)
        found = connection.sql(_SUPERSEDED).to_arrow_table()
    pq.write_table(found, out, compression="zstd")
    return len(found)
