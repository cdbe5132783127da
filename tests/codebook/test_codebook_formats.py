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

OURS_TWICE = "treatment,mould,Mould,mould\ntreatment,rot,Rot,mould\n"


def content(codebook: Codebook) -> Codebook:
    """A codebook without the file and the lines that it was read from."""
    concepts = {name: replace(one, line=0) for name, one in codebook.concepts.items()}
    return replace(codebook, concepts=concepts, file="")


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def read(file: Path) -> Codebook:
    return parse_codebook(converted(file, ".yml").text)


@pytest.mark.parametrize("suffix", [".yml", *FORMATS])
def test_a_codebook_comes_back_as_it_went(suffix: str, project: Project, tmp_path: Path) -> None:
    for source in (project.codebook, written(tmp_path, "garden.yml", GARDEN_CODEBOOK)):
        other = written(tmp_path, f"other{suffix}", converted(source, suffix).text)
        back, went = read(other), read_codebook(source)
        assert content(back) == content(went)
        assert list(back.concepts) == list(went.concepts)  # rows and charts stand in their order


def test_a_format_is_the_same_to_the_byte_each_time(project: Project) -> None:
    for suffix in FORMATS:
        assert converted(project.codebook, suffix) == converted(project.codebook, suffix)


WORDS = st.text("abcÄΩß土", min_size=1, max_size=12)


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=8))
def test_codes_of_any_names_become_a_codebook_that_holds_all_of_them(names: dict[str, str]) -> None:
    table = "name;description\n" + "".join(f"{name};{said}\n" for name, said in names.items())
    from reviewbook.codebook.exchange.csv_codes import read_csv_codes  # noqa: PLC0415

    codes = list(read_csv_codes(table, "codes.csv", []))
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


def test_a_code_of_another_program_goes_back_under_its_identifier(tmp_path: Path) -> None:
    codes = (
        '<CodeBook><Codes><Code guid="A1" name="Soil"><Code guid="B2" name="Compost"/></Code>'
        '<Code guid="C3" name="Mulch"/></Codes></CodeBook>'
    )
    ours = converted(written(tmp_path, "a.qdc", codes), ".yml")
    back = converted(written(tmp_path, "a.yml", f"main: mulch\n{ours.text}"), ".qdc").text
    assert 'guid="A1" name="Soil"' in back
    assert 'guid="B2" name="Compost"' in back
    assert 'guid="C3" name="Mulch"' in back
    assert ours.notes == []


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
        ("a.csv", "layer,id,label,terms\n" + OURS_TWICE, "is a term of mould too"),
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
    assert "very secret" not in converted(file, ".yml").text


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


def test_codes_of_one_name_are_all_kept_and_told_apart(tmp_path: Path) -> None:
    """Usual elsewhere: a name under several parents, and names that no text holds."""
    rows = [("Soil", ""), ("Other", "Soil"), ("Water", ""), ("Other", "Water"), ("Odd: !", "Water")]
    table = "name,parent\n" + "".join(f"{name},{above}\n" for name, above in rows)
    codes = "".join(
        f'<Code guid="{top}" name="{top}">'
        + "".join(
            f'<Code guid="{top}-{name}" name="{name}"/>' for name, above in rows if above == top
        )
        + "</Code>"
        for top in ("Soil", "Water")
    )
    files = {
        "codes.csv": table,
        "codes.qdc": f"<CodeBook><Codes>{codes}</Codes></CodeBook>",
    }
    for name, text in files.items():
        made = converted(written(tmp_path, name, text), ".yml")
        found = parse_codebook(made.text).layer("treatment")
        assert [(one.label, one.parent, one.terms) for one in found] == [
            ("Other", "soil", ("Other",)),
            ("Other (Water)", "water", ("Water Other",)),
            ("Odd: !", "water", ("Odd",)),
        ]
        assert made.notes == [
            "two codes are named 'Other': one is now 'Other (Water)'",
            "'Other (Water)' is searched for by 'Water Other': add the words that name it",
            "'Odd: !' is searched for by 'Odd': add the words that name it",
        ]


def test_a_code_named_by_alternatives_is_searched_for_as_one_name(tmp_path: Path) -> None:
    table = "name,keywords\nSun or shade,\nMould,rot or rust; humus\n"
    made = converted(written(tmp_path, "a.csv", table), ".yml")
    found = parse_codebook(made.text).layer("treatment")
    assert [one.terms for one in found] == [("Sun-or-shade",), ("rot-or-rust", "humus")]
    (note,) = made.notes
    assert "'Sun or shade' is searched for by 'Sun-or-shade'" in note


def test_a_word_of_two_concepts_stays_with_the_first(tmp_path: Path) -> None:
    table = "name,keywords\nMould,leaf mould; humus!\nCompost,Humus\nMulch,straw; leaf moulds\n"
    made = converted(written(tmp_path, "a.csv", table), ".yml")
    found = parse_codebook(made.text).layer("treatment")
    assert [one.terms for one in found] == [("leaf mould", "humus"), ("Compost",), ("straw",)]
    assert made.notes == [
        "'Compost' is not searched for by 'Humus', which names another too",
        "'Mulch' is not searched for by 'leaf moulds', which names another too",
    ]


def test_no_error_names_a_line_that_the_file_has_not(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", "layer,id,label,terms\n" + OURS_TWICE)
    with pytest.raises(InputError) as raised:
        converted(file, ".yml")
    assert "line" not in str(raised.value).partition(":")[2]
    own = "layer,id,label,terms\ntreatment,mould,Mould,mould\ntreatment,mould,Rot,rot\n"
    with pytest.raises(InputError, match="the code mould stands twice"):
        converted(written(tmp_path, "b.csv", own), ".yml")


def test_what_a_codebook_has_no_place_for_is_noted(tmp_path: Path) -> None:
    vocabulary = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix g: <https://example.org/g/> .\n"
        'g:all a skos:ConceptScheme ; skos:prefLabel "All" .\n'
        'g:soil a skos:Concept ; skos:prefLabel "Soil"@en, "Boden"@de .\n'
        'g:bed a skos:Concept ; skos:prefLabel "Bed"@en .\n'
        'g:compost a skos:Concept ; skos:prefLabel "Compost"@en ; skos:altLabel "Kompost"@de ;\n'
        '  skos:altLabel "Humus" ;\n'
        '  skos:broader g:soil, g:bed ; skos:related g:bed ; skos:example "Ripe"@en ;\n'
        '  skos:exactMatch g:one, g:two ; skos:scopeNote "Rotted"@en, "Verrottet"@de ;\n'
        '  skos:definition "What rots."@en .\n'
        'g:mould a skos:Concept ; skos:prefLabel "Mould"@en ; skos:broader g:compost .\n'
        "g:nameless a skos:Concept .\n"
    )
    made = converted(written(tmp_path, "a.ttl", vocabulary), ".yml")
    assert made.notes == [
        "left out: skos:example (1)",
        "left out: skos:related (1)",
        "'Compost' stays below 'Bed', not below Soil",
        "left out: skos:scopeNote in other languages, of 'Compost' (1)",
        "left out: concepts without a label (1)",
        "left out: what is said of anything but concepts (1)",
        "a codebook has two levels; deeper stood: Mould (below Compost)",
    ]
    compost = parse_codebook(made.text).concepts["compost"]
    assert (compost.terms, compost.also) == (("Compost", "Humus"), ("Kompost",))
    assert compost.scope == "Rotted What rots."
    assert dict(compost.identifiers) == {
        "uri": "https://example.org/g/compost",
        "match": "https://example.org/g/one", "match-2": "https://example.org/g/two",
    }  # fmt: skip


def test_what_is_left_of_tables_and_other_programs_is_noted(tmp_path: Path) -> None:
    table = "name,parent,colour\nSoil,,red\nCompost,Soil,\nMulch,Bed,blue\nStraw,Compost,\n"
    assert converted(written(tmp_path, "a.csv", table), ".yml").notes == [
        "left out: cells of column 'colour' (2)",
        "a codebook has two levels; deeper stood: Straw (below Compost)",
        "below codes that are not there stood: Mulch (below Bed)",
    ]
    codes = (
        '<CodeBook><Codes><Code guid="1" name="Soil" color="#00FF00"/></Codes>'
        '<Sets><Set guid="2" name="Mine"><MemberCode guid="1"/></Set></Sets></CodeBook>'
    )
    assert converted(written(tmp_path, "a.qdc", codes), ".yml").notes == [
        "left out: an element MemberCode (1)",
        "left out: an element Set (1)",
        "left out: color of a code (1)",
    ]


_IN_LINES = """main: tilth
notice: |-
  A garden.
  Not a farm.
modalities:
  soil:
    label: Soil
    scope: |
      What is laid on.
      Not when: dug in.

      status: as it stands
    identifiers: {guid: A1, wikidata: Q2}
    treatments:
      compost:
        label: Compost
        terms: [compost]
        scope: |
          Rotted.
             claim: set in, and no field

          - the last of three
        not_when: "wrapped here
          and joined"
subjects:
  tilth: {label: Tilth, terms: [tilth]}
"""


@pytest.mark.parametrize("suffix", [".yml", *FORMATS])
def test_texts_keep_their_lines_and_groups_their_identifiers(suffix: str, tmp_path: Path) -> None:
    source = written(tmp_path, "lines.yml", _IN_LINES)
    other = written(tmp_path, f"other{suffix}", converted(source, suffix).text)
    back = converted(other, ".yml")
    codebook = parse_codebook(back.text)
    assert back.notes == []
    assert codebook.notice == "A garden.\nNot a farm."
    assert codebook.scopes == {
        "soil": "What is laid on.\nNot when: dug in.\n\nstatus: as it stands"
    }
    assert codebook.identifiers == {"soil": (("guid", "A1"), ("wikidata", "Q2"))}
    compost = codebook.concepts["compost"]
    assert compost.scope == "Rotted.\nclaim: set in, and no field\n\n- the last of three"
    assert (compost.not_when, compost.claim) == ("wrapped here and joined", "")


@pytest.mark.parametrize(
    ("description", "scope"),
    [
        ("Rotted.\n\nDug in.", "Rotted.\n\nDug in."),
        ("scope: Rotted.\nAdded by hand.", "Rotted.\nAdded by hand."),
        ("scope: Rotted.\n  Dug in.\nterms: compost\nAdded.", "Rotted.\nDug in.\nAdded."),
        ("Before.\nscope: Rotted.", "Before.\nRotted."),
    ],
)
def test_no_line_of_a_description_is_lost(description: str, scope: str, tmp_path: Path) -> None:
    codes = f'<CodeBook><Codes><Code name="Compost"><Description>{description}</Description>'
    file = written(tmp_path, "a.qdc", f"{codes}</Code></Codes></CodeBook>")
    assert read(file).concepts["compost"].scope == scope


@pytest.mark.parametrize("suffix", FORMATS)
def test_of_a_codebook_of_ours_nothing_is_left_out(suffix: str, tmp_path: Path) -> None:
    source = written(tmp_path, "garden.yml", GARDEN_CODEBOOK)
    other = written(tmp_path, f"other{suffix}", converted(source, suffix).text)
    assert converted(other, ".yml").notes == []


_CODES = "<CodeBook><Codes><Code name='Müll'/><Code name='Crème'/></Codes></CodeBook>"
_TABLE = "Code;Beschreibung\nMüll;über die Straße\nCrème;œuvre – là\n"


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.qdc", _CODES.encode("utf-16"), "UTF-16"),
        ("a.qdc", f"<?xml version='1.0' encoding='utf-16'?>\n{_CODES}".encode("utf-16"), "UTF-16"),
        ("a.qdc", _CODES.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        ("a.qdc", f'<?xml version="1.0" encoding="cp1252"?>{_CODES}'.encode("cp1252"), "cp1252"),
        ("a.csv", _TABLE.encode("cp1252"), "windows-1252"),
        ("a.csv", _TABLE.replace("\n", "\r\n").encode("utf-16"), "UTF-16"),
        ("a.tsv", _TABLE.replace(";", "\t").encode("cp1252"), "windows-1252"),
        ("a.txt", _TABLE.replace(";", "\t").encode("utf-16"), "UTF-16"),
        ("a.csv", _TABLE.encode("utf-8-sig"), ""),
        ("a.csv", f"sep=;\r\n{_TABLE}".encode("cp1252"), "windows-1252"),
        ("a.qdc", b"\xef\xbb\xbf" + _CODES.encode(), ""),
    ],
)
def test_files_of_other_programs_come_in_other_encodings(
    name: str, raw: bytes, told: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    made = converted(file, ".yml")
    labels = {one.label for one in parse_codebook(made.text).concepts.values()}
    assert labels == {"Müll", "Crème"}
    said = [one for one in made.notes if one.startswith("read as")]
    assert [one.removeprefix("read as ").partition(":")[0].partition(",")[0] for one in said] == (
        [told] if told else []
    )


def test_a_row_without_a_name_is_found_behind_a_line_that_names_the_sign(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", "sep=;\nCode;Memo\nMould;x\n;no name\n")
    with pytest.raises(InputError, match=r"a\.csv:4: a code without a name"):
        converted(file, ".yml")
