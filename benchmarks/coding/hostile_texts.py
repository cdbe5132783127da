"""Texts made to cost a rule more than their length, one shape a rule.

``python -m benchmarks.coding.hostile_texts``: twice the text may take 2.3 times as long, else the
exit status is 1.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.coding.bundle_coder import code_document
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.documents.readers.markdown import to_plain
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_mentions
from reviewbook.ledger.tables import Tables
from reviewbook.references.bibliography import Bibliography

MOST = 2.3
LONG_ENOUGH = 0.2  # seconds of the processor
REPEATS = 2_000
BOOK = CompiledCodebook(
    parse_codebook("""\
heads: [method]
modalities:
  soil:
    treatments:
      tea: {label: Tea, terms: [tea, TEA-B, TEA], modifiers: [wood-based], scope: x}
lenses:
  thrift: {label: Thrift, terms: [saved]}
subjects:
  tilth: {label: Tilth, terms: [tilth]}
""")
)
_ENTRY = "Orla, A. (2019). On tilth. Rest.\n"
_LISTED = "Title\n\nReferences\n\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "a text without a full stop": lambda n: "the tea of tilth and rest " * n,
    "one long word": lambda n: "Aa" * 10 * n,
    "one long chain of names": lambda n: "Aa-" * 10 * n,
    "only stops": lambda n: "." * 20 * n,
    "only opening brackets": lambda n: "(" * 20 * n,
    "only blanks": lambda n: "a" + " " * 20 * n + "b",
    "only marks": lambda n: "a" + "\u0301" * 10 * n,
    "digits and commas": lambda n: "1," * 10 * n,
    "short passages": lambda n: "Tilth is a rest.\n\n" * n,
    "definitions": lambda n: "Tilth is defined as " * n,
    "definitions that go on": lambda n: "Tilth (a matter of " * n,
    "questions": lambda n: "What is tilth? It is. " * n,
    "failures": lambda n: "Two trials of 3 mg and four weeks " * n,
    "numbers and units": lambda n: "5 mg-10 mg, 1½ h or six 50-minute " * n,
    "numerals": lambda n: "half an twenty-five and a half 1 1/2 ± 0,5 ≥ " * n,
    "sessions of kinds": lambda n: "six weekly one-to-one ABC group 2-hour " * n,
    "how often": lambda n: "20 mg b.i.d. each day once or every few 24 hours a " * n,
    "passives": lambda n: "Tilth may often also be best generally " * n,
    "asides": lambda n: "Tilth, or tilth, that is, which is often " * n,
    "appositions": lambda n: "Tilth, a big and real matter of rest and rain " * n,
    "kinds of things": lambda n: "Tilth is a big and real or safe, " * n,
    "consequences": lambda n: "By the term tilth means you use tilth to " * n,
    "suspended modifiers": lambda n: "Talk. " + "wood- or " * n,
    "shared heads": lambda n: "wood-based, or other, " * n,
    "acronyms": lambda n: "TEA-UP-TEA-" * n,
    "broken words": lambda n: "til-\nth te-\na\n\n" * n,
    "attributions": lambda n: "our research evidence data " * n,
    "one author and year": lambda n: "Orla (2019) said. " * n + "\n\nReferences\n\n" + _ENTRY * n,
    "numbers that cite": lambda n: "So (1) and [2], ¹ " * n,
    "names before a year": lambda n: "Aa, Ab & Ac of Ad Institute and " * n + "(2019)",
    "names in brackets": lambda n: "(Aa, Ab & Ac Institute, 2019, p. 1, 2; " * n,
    "years in brackets": lambda n: "(Aa, 2019a; " + "2019b, " * 40 + ") " * n,
    "brackets of years": lambda n: (
        "Orla ([1917] 2019, n.d.; in press) [see Orla, 2019] " * n + _LISTED + _ENTRY * n
    ),
    "organisations": lambda n: (
        "World Tea Office (2019). " * n
        + _LISTED
        + "World Tea Office of Rest [WTO]. (2019). On tilth. Rest.\n" * n
    ),
    "pages without an end": lambda n: "(Orla, 2019, p. " + "1" * 10 * n,
    "headings in a list": lambda n: _LISTED + "Heading one\n\n" * n,
    "wrapped entries": lambda n: _LISTED + "Orla, A. (2019). On\nrest.\n" * n,
    "one long entry": lambda n: _LISTED + "Orla A, " * 4 * n,
    "entries in one line": lambda n: _LISTED + "Orla, A. (2001). A work. " * n,
    "undated sentences in a list": lambda n: _LISTED + "Orla Fen. Ash, A. " * n,
    "numbers in one line": lambda n: (
        _LISTED + " ".join(f"[{i % 999}] Orla 2001." for i in range(n))
    ),
    "capitals in a list": lambda n: _LISTED + "Office of the Fen " * n,
}
MARKED_SHAPES: dict[str, Callable[[int], str]] = {
    "front matter without an end": lambda n: "---\n" + "-a: b\n" * n,
    "comments without an end": lambda n: "<p>\n" + "<!-- x " * n,
    "tags without an end": lambda n: "<a " * n,
    "brackets": lambda n: "[" * n,
    "links": lambda n: "[a](" * n,
    "emphasis": lambda n: "*a **b " * n,
    "quotations": lambda n: "> " * n + "a",
}


def code(text: str) -> Tables:
    """Run all rules over a text."""
    document = Document("hostile", text, tuple(segment("hostile", text)))
    mentions = find_mentions(document, BOOK, (0, 1, 2))
    return code_document(document, mentions, BOOK, Bibliography())


def growth(rule: Callable[[str], object], shape: Callable[[int], str]) -> float:
    """Return how many times as long twice the text takes, once it takes long enough to tell."""
    repeats = REPEATS
    while (once := _seconds(rule, shape(repeats))) < LONG_ENOUGH and repeats < REPEATS << 6:
        repeats *= 2
    twice = min(_seconds(rule, shape(2 * repeats)) for _ in range(2))
    return twice / min(once, _seconds(rule, shape(repeats)))


def _seconds(rule: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    rule(text)
    return time.process_time() - begun


def main() -> int:
    """Print how each shape grows; say by the exit status whether all do as their length does."""
    worst = 0.0
    for rule, shapes in ((code, SHAPES), (to_plain, MARKED_SHAPES)):
        for name, shape in shapes.items():
            found = growth(rule, shape)
            worst = max(worst, found)
            print(f"{found:5.2f}  {name}", flush=True)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
