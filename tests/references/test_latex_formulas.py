"""What somebody relies on whose titles hold formulas."""

from __future__ import annotations

import time

import pytest

from reviewbook.references.bibtex_fields import decoded_latex
from reviewbook.references.latex_formulas import without_formulas


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("H$_2$O in ponds", "H₂O in ponds"), ("Ca$^{2+}$", "Ca²⁺"), ("$^{13}$C", "¹³C"),
        (r"{H}$_{\text{2}}$O", "H₂O"), (r"$\mathrm{CO}_2$", "CO₂"), (r"\(CO_2\)", "CO₂"),
        (r"$\alpha$-helix", "α-helix"), (r"10$\times$10 plots", "10×10 plots"),
        (r"25$^\circ$C, 30$^{\circ}$C", "25°C, 30°C"), ("$p < 0.05$", "p < 0.05"),
        (r"$10\,\mu$m", "10 μm"), (r"$\frac{1}{2}$", "1/2"), (r"$n=5\%$", "n=5%"),
        (r"5$^{th}$ and 5$^{\mathrm{th}}$", "5th and 5th"), ("$$x^2$$", "x²"),
        (r"m\textsuperscript{2}, H\textsubscript{2}O", "m², H₂O"),
        (r"5\textsuperscript{th}", "5th"), ("$x_{ab}^{q}$", "x_ab^q"),
    ],
)  # fmt: skip
def test_a_formula_is_read_as_unicode(written, read):
    assert decoded_latex(written) == read


@pytest.mark.parametrize(
    "text",
    ["US$5 and $10", "US$5 and A$10", "from 5$ to 10$ a day", "$", "$$", "a$", "snake_case a^b"],
)
def test_what_is_no_formula_stays(text):
    assert decoded_latex(text) == text


def test_money_beside_a_formula_stays_money():
    assert decoded_latex(r"\$5 or US$6 or A$7 for H$_2$O") == "$5 or US$6 or A$7 for H₂O"


@pytest.mark.parametrize("part", ["$a ", "\\(a", "$a\\ ", "$a^{", "\\text{", "$", "_{", "$x_"])
def test_hostile_text_takes_no_longer_than_its_length(part):
    began = time.process_time()
    without_formulas(part * 30_000)
    assert time.process_time() - began < 2
