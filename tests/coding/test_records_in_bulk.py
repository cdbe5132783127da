"""What a user with a collection of records relies on: every form, versions, and going on."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conftest import GARDEN_TEXTS, Outcome
from reviewbook.analysis.review import Review
from reviewbook.coding.dask_cluster import cluster
from reviewbook.coding.shards import collection_run, export_chunks
from reviewbook.coding.shards.collection_run import CollectionReport, code_collection
from reviewbook.coding.shards.record_names import RecordNames
from reviewbook.coding.shards.shard_list import Listing
from reviewbook.coding.texts_as_coded import coded_texts
from reviewbook.coding.workers import processes
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, place

Run = Callable[..., Outcome]
TITLES = ["Compost in spring", "Beans without digging", "A heap", "Leaf mould, turned", "Rain"]
ABSTRACTS = [
    "Compost saved a bed.",
    "No-dig gardening of beans.",
    "Compost again.",
    "Mould.",
    "Wet.",
]
COMPOST = [1, 3, 4]
"""The records, counted from 1, that name compost or leaf mould."""


def inverted(text: str) -> dict[str, list[int]]:
    words = text.split()
    return {word: [n for n, one in enumerate(words) if one == word] for word in words}


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in objects).encode()


def both() -> list[tuple[int, str, str]]:
    return [(n, *pair) for n, pair in enumerate(zip(TITLES, ABSTRACTS, strict=True), 1)]


def pubmed(
    *records: tuple[int, str, str], version: int = 1, deleted: tuple[int, ...] = ()
) -> bytes:
    articles = "".join(
        f'<PubmedArticle><MedlineCitation><PMID Version="{version}">{n}</PMID><Article>\n'
        f"<ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>{abstract}</AbstractText>"
        "</Abstract></Article></MedlineCitation></PubmedArticle>\n"
        for n, title, abstract in records
    )
    pmids = "".join(f'<PMID Version="1">{n}</PMID>' for n in deleted)
    gone = f"<DeleteCitation>{pmids}</DeleteCitation>" if deleted else ""
    return f"<?xml version='1.0'?>\n<PubmedArticleSet>{articles}{gone}</PubmedArticleSet>".encode()


def parquet(rows: list[dict[str, object]]) -> bytes:
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return bytes(out.getvalue().to_pybytes())


def zstd(raw: bytes) -> bytes:
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as file:
        file.write(raw)
    return bytes(out.getvalue().to_pybytes())


PLAIN = [{"id": str(n), "title": title, "abstract": abstract} for n, title, abstract in both()]
OPENALEX = [
    {
        "id": f"https://openalex.org/W{n}",
        "display_name": title,
        "abstract_inverted_index": inverted(abstract),
    }
    for n, title, abstract in both()
]
S2ORC = [
    {
        "corpusid": n,
        "content": {
            "text": f"{title} {abstract}",
            "annotations": {
                "title": json.dumps([{"start": 0, "end": len(title)}]),
                "abstract": json.dumps([{"start": len(title) + 1, "end": 1000}]),
            },
        },
    }
    for n, title, abstract in both()
]
RIS = "".join(f"TY  - JOUR\nID  - {n}\nTI  - {t}\nAB  - {a}\nER  - \n\n" for n, t, a in both())
CSV = "id,title,abstract\n" + "".join(f'{n},"{t}","{a}\n"\n' for n, t, a in both())
NBIB = "".join(f"PMID- {n}\nTI  - {t}\nAB  - {a}\n\n" for n, t, a in both())
FORMS = {
    "plain.jsonl": lines(*PLAIN),
    "plain.jsonl.gz": gzip.compress(lines(*PLAIN)),
    "two-members.gz": gzip.compress(lines(*PLAIN[:2])) + gzip.compress(lines(*PLAIN[2:])),
    "plain.jsonl.zst": zstd(lines(*PLAIN)),
    "plain.json": json.dumps(PLAIN).encode(),
    "openalex.jsonl": lines(*OPENALEX),
    "s2orc.jsonl.xz": lzma.compress(lines(*S2ORC)),
    "pubmed.xml": pubmed(*both()),
    "pubmed.xml.bz2": bz2.compress(pubmed(*both())),
    "plain.parquet": parquet(PLAIN),
    "openalex.parquet": parquet(
        [
            one | {"abstract_inverted_index": json.dumps(one["abstract_inverted_index"])}
            for one in OPENALEX
        ]
    ),
    "export.ris": RIS.encode(),
    "export.csv": CSV.encode(),
    "export.nbib": NBIB.encode(),
}  # fmt: skip


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    return folder


def coded(garden: Project, shards: Path) -> CollectionReport:
    return code_collection(garden, Folder(shards), Folder(garden.data))


def found(garden: Project, concept: str = "compost") -> list[str]:
    rows = Review(garden).ask(
        "SELECT DISTINCT document FROM mentions WHERE concept = ? ORDER BY document", concept
    )
    return list(rows["document"])


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_mentions(garden, shards, form, chunk, monkeypatch):
    monkeypatch.setattr(export_chunks, "CHUNK", chunk)
    (shards / form).write_bytes(FORMS[form])
    report = coded(garden, shards)
    assert (report.records, report.unread, report.superseded) == (5, 0, 0)
    assert [int(re.search(r"\d+$", name)[0]) for name in found(garden)] == COMPOST
    origins = pq.read_table(garden.evidence / "origins").to_pylist()
    assert [row["record"] for row in origins] == [1, 2, 3, 4, 5]
    documents = Review(garden).ask("SELECT * FROM documents WHERE file = ? ORDER BY row", form)
    assert list(documents["title"]) == TITLES


@pytest.mark.parametrize("form", ["plain.jsonl", "pubmed.xml", "export.ris", "export.csv"])
def test_the_line_of_a_record_is_that_of_its_file(garden, shards, form, monkeypatch):
    monkeypatch.setattr(export_chunks, "CHUNK", 1)
    (shards / form).write_bytes(FORMS[form])
    coded(garden, shards)
    text = FORMS[form].decode().split("\n")
    origins = pq.read_table(garden.evidence / "origins").to_pylist()
    begun = {
        "plain.jsonl": '{"id": "{}"', "pubmed.xml": "<PMID", "export.ris": "TY", "export.csv": "{},"
    }[form]  # fmt: skip
    for row in origins:
        assert begun.replace("{}", str(row["record"])) in text[row["line"] - 1]


def test_later_versions_win_and_deletions_are_obeyed(garden, shards):
    (shards / "n0001.xml").write_bytes(pubmed(*both()))
    (shards / "n0002.xml").write_bytes(
        pubmed((1, "Peat", "Nothing else."), (2, "Compost", "More of it."), deleted=(3, 9))
    )
    (shards / "n0003.xml").write_bytes(pubmed((3, "Compost is back", "It is."), deleted=(4,)))
    report = coded(garden, shards)
    assert report.superseded == 4
    assert found(garden) == ["2", "3"]
    titles = Review(garden).ask("SELECT document, title FROM documents ORDER BY row")
    assert list(titles["title"]) == ["Rain", "Peat", "Compost", "Compost is back"]
    assert titles["document"].is_unique


def test_a_higher_version_stands_whatever_comes_after(garden, shards):
    (shards / "n0001.xml").write_bytes(pubmed((1, "Compost", "Second."), version=10))
    (shards / "n0002.xml").write_bytes(pubmed((1, "Peat", "First."), version=9))
    assert coded(garden, shards).superseded == 1
    assert found(garden) == ["1"]


def test_a_deletion_takes_away_the_versions_up_to_its_own(garden, shards):
    (shards / "n0001.xml").write_bytes(pubmed((1, "Compost", "Second."), version=2))
    (shards / "n0002.xml").write_bytes(pubmed((2, "Compost", "First."), deleted=(1, 2)))
    assert coded(garden, shards).superseded == 1
    assert found(garden) == ["1"]


def tagged(own: str) -> bytes:
    return f"TY  - JOUR\n{own}\nTI  - Compost\nER  - \n".encode()


@pytest.mark.parametrize(
    "export",
    [
        b"Title,Year\nCompost,2019\n",  # no id at all
        b"id,Title,Year\n1,Compost,2019\n",  # a number of the export's own
        tagged("ID  - 1"),
        tagged("ID  - smith2019"),
        b"@article{smith2019, title = {Compost}}",
    ],
)
@pytest.mark.parametrize("other", ["2020/export", "2019/export.txt"])
def test_what_is_no_id_beyond_its_file_replaces_nothing_in_another(garden, shards, export, other):
    for name in ("2019/export", other):
        (shards / name).parent.mkdir(exist_ok=True)
        (shards / name).write_bytes(export)
    report = coded(garden, shards)
    assert (report.records, report.superseded) == (2, 0)
    assert len(found(garden)) == 2


@pytest.mark.parametrize(
    "export",
    [
        b"Title,Year,EID\nCompost,2019,2-s2.0-850\n",
        b"PT\tTI\tUT\nJ\tCompost\tWOS:000123\n",
        b"Title,Year,UT (Unique WOS ID)\nCompost,2019,WOS:000123\n",
        b"Title,Year,ID\nCompost,2019,https://openalex.org/W12\n",
        tagged("UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-850&partnerID=40"),
        tagged("AN  - WOS:000123"),
        tagged("DO  - 10.1000/1"),
    ],
)
def test_the_id_that_a_database_gives_is_known_in_every_file(garden, shards, export):
    for name in ("2019", "2020"):
        (shards / name).mkdir()
        (shards / name / "export").write_bytes(export)
    report = coded(garden, shards)
    assert (report.records, report.superseded) == (2, 1)
    assert len(found(garden)) == 1


def test_one_id_twice_in_a_shard_is_one_document_in_force(garden, shards):
    (shards / "a.jsonl").write_bytes(lines(PLAIN[0], PLAIN[0] | {"title": "Peat", "abstract": ""}))
    assert coded(garden, shards).superseded == 1
    assert found(garden) == []
    assert list(Review(garden).documents["title"]) == ["Peat"]


def test_bad_records_are_listed_and_the_others_go_on(garden, shards, run: Run):
    bad = b'{"id": 1, "title": \n{"title": "no id"}\n[1]\n{"id": 7}\n{"id": 8, "abstract": 5}\n'
    (shards / "a.jsonl").write_bytes(bad + FORMS["plain.jsonl"])
    (shards / "b.gz").write_bytes(FORMS["plain.jsonl.gz"][:-20])
    (shards / "c.xml").write_bytes(FORMS["pubmed.xml"][:-60])
    (shards / "d.bin").write_bytes(b"\x00\x01 neither this nor that")
    outcome = run("code", "--records", str(shards), "--project", str(garden.root))
    assert outcome.status == 1
    assert "a.jsonl:1: this is no JSON" in outcome.said
    assert "1 no id that other files know" in outcome.said
    unread = Review(garden).ask("SELECT * FROM unread").to_dict("records")
    places = {(row["shard"], row["record"], row["line"]) for row in unread}
    assert {("a.jsonl", 1, 1), ("a.jsonl", 3, 3), ("a.jsonl", 4, 4), ("a.jsonl", 5, 5)} <= places
    assert {row["shard"] for row in unread} == {"a.jsonl", "b.gz", "c.xml", "d.bin"}
    assert all(row["problem"] for row in unread)
    assert [name for name in found(garden) if name in {"1", "3", "4"}] == ["1", "3", "4"]


def archive(kind: str, content: bytes) -> bytes:
    out = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(out, "w") as packed:  # its entries are stored as they are
            packed.writestr("a.csv", content)
    else:
        with tarfile.open(fileobj=out, mode=f"w:{kind.partition('.')[2]}") as packed:
            entry = tarfile.TarInfo("a.csv")
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
@pytest.mark.parametrize("form", ["export.csv", "export.ris", "plain.jsonl"])
def test_an_archive_is_not_read_as_the_file_that_it_holds(garden, shards, run: Run, kind, form):
    (shards / f"a.{kind}").write_bytes(archive(kind, FORMS[form] * 40))
    (shards / "b.jsonl").write_bytes(FORMS["plain.jsonl"])
    outcome = run("code", "--records", str(shards), "--project", str(garden.root))
    assert outcome.status == 1
    assert f"a.{kind}: this is a" in outcome.said
    assert "unpack it" in outcome.said
    assert "coded: 5 records" in outcome.said


def test_a_table_with_a_stray_zero_is_read(garden, shards):
    (shards / "a.csv").write_bytes(FORMS["export.csv"].replace(b"heap", b"he\0ap"))
    assert (coded(garden, shards).records, coded(garden, shards).unread) == (5, 0)


def test_xml_with_entities_of_its_own_is_refused(garden, shards):
    bomb = (
        b'<!DOCTYPE PubmedArticleSet [<!ENTITY a "b">]>' + FORMS["pubmed.xml"].partition(b"\n")[2]
    )
    (shards / "a.xml").write_bytes(bomb)
    report = coded(garden, shards)
    assert (report.records, report.unread) == (0, 1)
    assert "entity" in report.results[0].problems[0][0]


def test_what_is_done_is_skipped_and_what_changed_is_redone(garden, shards, monkeypatch):
    for name in ("a.jsonl", "b.jsonl"):
        (shards / name).write_bytes(
            FORMS["plain.jsonl"].replace(b'"id": "', b'"id": "%c' % name[0].encode())
        )
    assert coded(garden, shards).skipped == 0
    assert coded(garden, shards).skipped == 2
    (shards / "b.jsonl").write_bytes(lines(PLAIN[0] | {"id": "new"}))
    assert coded(garden, shards).skipped == 1
    assert found(garden) == ["a1", "a3", "a4", "new"]
    parts = {path.stem for path in garden.evidence.glob("*/part-*.parquet")}
    assert len(parts) == 2  # those of the old shard are gone
    garden.codebook.write_text(garden.codebook.read_text().replace("leaf mould", "no such"))
    assert coded(garden, shards).skipped == 0
    assert found(garden) == ["a1", "a3", "new"]
    monkeypatch.setattr(collection_run, "version_of_rules", lambda: "another")
    assert coded(garden, shards).skipped == 0


def test_an_interrupted_run_goes_on_and_what_was_in_force_stays(garden, shards, monkeypatch):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    coded(garden, shards)
    for name in ("b", "c"):
        (shards / f"{name}.jsonl").write_bytes(lines(PLAIN[0] | {"id": name}))
    done: list[int] = []

    def stop(number: int, _total: int) -> None:
        done.append(number)
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code_collection(garden, Folder(shards), Folder(garden.data), step=stop)
    assert found(garden) == ["1", "3", "4"]
    assert not [*garden.root.rglob(".unfinished-*")]
    assert coded(garden, shards).skipped == 2
    assert found(garden) == ["1", "3", "4", "b", "c"]


def test_a_shard_that_cannot_be_reached_is_named_and_the_others_stay(garden, shards, monkeypatch):
    for name in ("a.jsonl", "b.jsonl"):
        (shards / name).write_bytes(FORMS["plain.jsonl"])
    shards_there = collection_run.list_shards(Folder(shards))
    monkeypatch.setattr(collection_run, "list_shards", lambda _: shards_there)
    (shards / "a.jsonl").unlink()
    with pytest.raises(InputError, match=r"a\.jsonl.*cannot be read"):
        coded(garden, shards)
    others = Listing(shards_there.shards[1:], [])
    monkeypatch.setattr(collection_run, "list_shards", lambda _: others)
    assert coded(garden, shards).skipped == 1


def test_records_and_ledger_lie_at_any_address(garden):
    system = fsspec.filesystem("memory")
    for folder in ("", "updates/"):
        with system.open(f"/records/{folder}{folder[:1]}a.jsonl.gz", "wb") as file:
            file.write(FORMS["plain.jsonl.gz"])
    for skipped in (0, 2):
        report = code_collection(garden, place("memory://records"), place("memory://ledger"))
        assert (report.records, report.superseded, report.skipped) == (10, 5, skipped)
    assert {name.rsplit("/", 1)[-1] for name in system.ls("/ledger/evidence", detail=False)} >= {
        "shards.csv", "superseded.parquet", "documents", "mentions", "origins"
    }  # fmt: skip
    system.rm("/records", recursive=True)
    system.rm("/ledger", recursive=True)


@pytest.mark.slow
def test_processes_write_the_same_parts(garden, shards):
    for name in "abc":
        (shards / f"{name}.jsonl").write_bytes(
            lines(*(one | {"id": name + one["id"]} for one in PLAIN))
        )
    coded(garden, shards)
    alone = {p.name: p.read_bytes() for p in garden.evidence.rglob("part-*.parquet")}
    other = garden.root / "other"
    code_collection(garden, Folder(shards), Folder(other), executor=processes(2))
    assert {p.name: p.read_bytes() for p in other.rglob("part-*.parquet")} == alone


def test_documents_of_the_review_and_records_stand_side_by_side(garden, shards, run: Run):
    assert run("code", "--project", str(garden.root)).status == 0
    own = list(Review(garden).documents["document"])
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    coded(garden, shards)
    assert list(Review(garden).documents["document"]) == [*own, "1", "2", "3", "4", "5"]
    assert Review(garden).ask("SELECT count(DISTINCT row) = count(*) AS whole FROM mentions")[
        "whole"
    ][0]


def test_ids_become_names_that_are_safe_and_distinct():
    names = RecordNames()
    given = [names.name(one) for one in ("10.1/a", "10.1:a", "W1", "W1", "../x", "a" * 300)]
    assert given[2:4] == ["W1", "W1~2"]
    assert len(set(given)) == 6
    assert all("/" not in one and not one.startswith(".") and len(one) < 100 for one in given)


def test_where_a_record_stood_can_be_asked(garden, shards):
    (shards / "a.jsonl").write_bytes(b"\n" + FORMS["plain.jsonl"])
    coded(garden, shards)
    rows = Review(garden).ask("SELECT shard, record, line FROM origins WHERE document = '4'")
    assert rows.to_numpy().tolist() == [["a.jsonl", 4, 5]]


def test_another_collection_does_not_take_the_place_of_one(garden, shards, tmp_path):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    coded(garden, shards)
    with pytest.raises(InputError, match="were coded into this ledger"):
        coded(garden, shards / "a.jsonl")
    assert found(garden) == ["1", "3", "4"]


def test_records_go_with_no_option_about_texts(garden, shards, run: Run):
    words = ("code", "--records", str(shards), "--project", str(garden.root), "--texts", "x")
    assert run(*words).status == 2


def test_one_file_is_a_collection_too(garden, shards):
    (shards / "a.csv").write_bytes(FORMS["export.csv"])
    assert coded(garden, shards / "a.csv").records == 5


def test_a_review_reads_the_parts_as_any_ledger(garden, shards):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    coded(garden, shards)
    review = Review(garden)
    assert list(review.names) == ["1", "2", "3", "4", "5"]
    assert review.body_words.sum() == sum(len(f"{t} {a}".split()) for _, t, a in both())
    assert len(review.concordance("compost")) == len(review.mentions.query("concept == 'compost'"))
    assert set(review.mentions["zone"]) <= {"title", "prose"}
    assert len(review.citations) == 0


@pytest.mark.slow
def test_a_killed_worker_of_a_cluster_costs_nothing_but_time(garden, shards, tmp_path):
    distributed = pytest.importorskip("distributed")
    from test_cluster import running  # noqa: PLC0415

    for n in range(12):
        made = (one | {"id": f"{n}-{one['id']}"} for one in PLAIN * 40)
        (shards / f"{n:02}.jsonl").write_bytes(lines(*made))
    with running(tmp_path / "cluster", 2, "tcp://127.0.0.1") as both_workers:

        def kill(done: int, _total: int) -> None:
            if done == 3 and both_workers.workers[0].poll() is None:
                both_workers.workers[0].kill()

        report = code_collection(
            garden, Folder(shards), Folder(garden.data),
            executor=cluster(both_workers.address), step=kill,
        )  # fmt: skip
        assert both_workers.workers[0].poll() is not None
    assert distributed and report.records == 12 * 200
    together = {p.name: p.read_bytes() for p in garden.evidence.rglob("part-*.parquet")}
    code_collection(garden, Folder(shards), Folder(tmp_path / "alone"))
    assert {p.name: p.read_bytes() for p in tmp_path.glob("alone/*/*/part-*.parquet")} == together


def test_a_place_without_records_is_refused(garden, shards):
    (shards / "README.md").write_text("nothing")
    with pytest.raises(InputError, match="no records"):
        coded(garden, shards)


def texts_of(garden: Project) -> dict[str, str]:
    return coded_texts(garden, Review(garden).shown["documents"])


@pytest.mark.parametrize("form", FORMS)
def test_every_mention_stands_in_the_text_that_is_read_again(garden, shards, form):
    (shards / form).write_bytes(FORMS[form])
    coded(garden, shards)
    texts = texts_of(garden)
    assert [*texts] == list(Review(garden).documents["document"])
    mentions = Review(garden).table("mentions")
    assert len(mentions) > 0
    for row in mentions.itertuples():
        assert texts[row.document][row.start : row.end] == row.surface


def test_texts_of_own_documents_and_of_records_stand_side_by_side(garden, shards, run: Run):
    (shards / "plain.jsonl").write_bytes(FORMS["plain.jsonl"])
    assert run("code", "--project", garden.root).status == 0
    own = {name.partition(".")[0] for name in GARDEN_TEXTS}
    coded(garden, shards)
    assert {*texts_of(garden)} == {*own, "1", "2", "3", "4", "5"}


def test_the_text_of_the_version_in_force_is_read(garden, shards):
    (shards / "n0001.xml").write_bytes(pubmed(*both()))
    (shards / "n0002.xml").write_bytes(pubmed((1, "Peat", "Compost, though.")))
    coded(garden, shards)
    assert "Peat\n\nCompost, though.\n" in texts_of(garden).values()


def test_a_record_that_changed_since_is_named_and_none_is_fetched(garden, shards):
    (shards / "plain.jsonl").write_bytes(FORMS["plain.jsonl"])
    coded(garden, shards)
    (shards / "plain.jsonl").write_bytes(FORMS["plain.jsonl"].replace(b"again", b"twice"))
    with pytest.raises(InputError, match="3: this is not the record that was coded"):
        texts_of(garden)
    (shards / "plain.jsonl").unlink()
    shards.rmdir()
    assert texts_of(garden) == {}
