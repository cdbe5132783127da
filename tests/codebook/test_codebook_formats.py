"""Codebooks of other programs are read, and ours come back from each format as they went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import GARDEN_CODEBOOK, Outcome
from reviewbook.codebook.code_tree import codes_of, identifier, yaml_of
from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.exchange import FORMATS, converted
from reviewbook.codebook.yaml_file import parse_codebook, read_codebook
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project


def content(codebook: Codebook) -> Codebook:
    """A codebook without the file and the lines that it was read from."""
    concepts = {name: replace(one, line=0) for name, one in codebook.concepts.items()}
    return replace(codebook, concepts=concepts, file="")


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def read(file: Path) -> Codebook:
    return parse_codebook(converted(file, ".yml"))


@pytest.mark.parametrize("suffix", [".yml", *FORMATS])
def test_a_codebook_comes_back_as_it_went(suffix: str, project: Project, tmp_path: Path) -> None:
    for source in (project.codebook, written(tmp_path, "garden.yml", GARDEN_CODEBOOK)):
        other = written(tmp_path, f"other{suffix}", converted(source, suffix))
        assert content(read(other)) == content(read_codebook(source))


def test_a_format_is_the_same_to_the_byte_each_time(project: Project) -> None:
    for suffix in FORMATS:
        assert converted(project.codebook, suffix) == converted(project.codebook, suffix)


WORDS = st.text("abcÄΩß土", min_size=1, max_size=12)


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=8))
def test_codes_of_any_names_become_a_codebook_that_holds_all_of_them(names: dict[str, str]) -> None:
    table = "name;description\n" + "".join(f"{name};{said}\n" for name, said in names.items())
    from reviewbook.codebook.exchange.csv_codes import read_csv_codes  # noqa: PLC0415

    codes = list(read_csv_codes(table, "codes.csv"))
    made = {code.label for code in codes}
    assert made == set(names)
    try:
        codebook = parse_codebook(yaml_of(codes))
    except InputError as error:  # two names that no rule could tell apart, said one by one
        assert all("is a term of" in one.problem for one in error.errors)
    else:
        assert {one.label for one in codebook.concepts.values()} == set(names)


def test_a_table_from_elsewhere_gives_groups_their_codes_and_words(tmp_path: Path) -> None:
    file = written(
        tmp_path, "codes.csv",
        "Code,Parent,Description,Synonyms\nSoil,,,\nCompost,Soil,Rotted matter,leaf mould; humus\n"
        "Mulch,Soil,,\nWatering,,By can or hose,\n",
    )  # fmt: skip
    codebook = read(file)
    assert codebook.modalities == {"soil": "Soil", "ungrouped": "Ungrouped"}
    found = {one.id: (one.parent, one.terms, one.scope) for one in codebook.concepts.values()}
    assert found == {
        "compost": ("soil", ("leaf mould", "humus"), "Rotted matter"),
        "mulch": ("soil", ("Mulch",), ""),
        "watering": ("ungrouped", ("Watering",), "By can or hose"),
    }


def test_a_qda_codebook_from_elsewhere_keeps_its_hierarchy(tmp_path: Path) -> None:
    file = written(
        tmp_path, "codes.qdc",
        '<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1:0">'
        '<Codes><Code guid="A1" name="Soil" isCodable="true"><Description>All of it: earth, and '
        'what feeds it.</Description><Code guid="B2" name="Compost" isCodable="true"><Code guid='
        '"C3" name="Leaf mould" isCodable="true" color="#00FF00"/></Code></Code></Codes><Sets/>'
        "</CodeBook>",
    )  # fmt: skip
    codebook = read(file)
    assert codebook.scopes == {"soil": "All of it: earth, and what feeds it."}
    assert [(one.label, one.parent) for one in codebook.layer("treatment")] == [
        ("Compost", "soil"),
        ("Leaf mould", "soil"),
    ]


def test_a_thesaurus_gives_labels_words_and_where_it_stands(tmp_path: Path) -> None:
    file = written(
        tmp_path, "garden.ttl",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix g: <https://example.org/g/> .\n"
        'g:soil a skos:Concept ; skos:prefLabel "Soil"@en, "Boden"@de ; skos:narrower g:compost .\n'
        'g:compost a skos:Concept ; skos:prefLabel "Compost"@en ; skos:altLabel "Humus"@en ;\n'
        '  skos:altLabel "Kompost"@de ; skos:definition "Rotted matter."@en .\n',
    )  # fmt: skip
    codebook = read(file)
    (compost,) = codebook.concepts.values()
    assert (compost.label, compost.parent) == ("Compost", "soil")
    assert compost.terms == ("Compost", "Humus")
    assert compost.scope == "Rotted matter."
    assert compost.identifiers == (("uri", "https://example.org/g/compost"),)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.qdc", "<CodeBook><Codes><Code name='x'></Codes>", "no XML"),
        ("a.qdc", "<Project><Cases/></Project>", "its root is Project, without Codes"),
        ("a.qdc", "<CodeBook><Codes><Code guid='1'/></Codes></CodeBook>", "a code without a name"),
        ("a.ttl", "this is no turtle", "no Turtle"),
        ("a.ttl", "@prefix s: <https://example.org/> .\ns:a s:b s:c .", "no concept has a label"),
        ("a.csv", "colour,size\nred,1\n", "no column holds the names of codes"),
        ("a.csv", "name,description\n,lost\n", "a code without a name"),
        ("a.csv", "name,terms\nMould,mould\nCompost,mould\n", "is a term of mould too"),
        ("a.docx", "anything", "no format of codebooks is called .docx"),
    ],
)
def test_what_is_no_codebook_is_told_with_its_file_and_the_remedy(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    file = written(tmp_path, name, text)
    with pytest.raises(InputError, match=said) as raised:
        converted(file, ".yml")
    assert all(one.file == str(file) or one.file == file for one in raised.value.errors)
    assert all(one.remedy for one in raised.value.errors)


def test_entities_of_a_qda_codebook_read_no_file(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", "very secret")
    file = written(
        tmp_path, "codes.qdc",
        f'<!DOCTYPE c [<!ENTITY s SYSTEM "{secret.as_uri()}">]><CodeBook><Codes>'
        '<Code guid="1" name="Soil"><Description>&s;</Description></Code></Codes></CodeBook>',
    )  # fmt: skip
    assert "very secret" not in converted(file, ".yml")


def test_what_is_there_is_not_written_over(
    tmp_path: Path, run: Callable[..., Outcome], project: Project
) -> None:
    target = tmp_path / "codebook.qdc"
    assert run("convert", project.codebook, target).status == 0
    before = target.read_bytes()
    done = run("convert", project.codebook, target)
    assert (done.status, target.read_bytes()) == (2, before)
    assert "it is there already" in done.said


def test_a_codebook_has_one_code_for_each_concept_and_group(project: Project) -> None:
    codebook = read_codebook(project.codebook)
    codes = list(codes_of(codebook))
    assert len(codes) == 1 + len(codebook.modalities) + 2 + len(codebook.concepts)
    assert len({code.id for code in codes}) == len(codes)


@pytest.mark.parametrize(
    ("label", "made"), [("Café & Crème", "cafe-creme"), ("№ 5", "no-5"), ("土", "code")]
)
def test_a_label_becomes_an_identifier(label: str, made: str) -> None:
    assert identifier(label) == made
