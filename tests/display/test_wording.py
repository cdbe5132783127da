"""Numbers and names as sentences and charts write them."""

from __future__ import annotations

import numpy as np
import pytest

from reviewbook.display.wording import (
    each_of,
    few,
    in_units,
    listed,
    number,
    out_of,
    rounded,
    share,
    small,
    some,
)

MANY = "a b c d e f g".split()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (number(0), "0"),
        (number(1234), "1,234"),
        (number(np.int64(7)), "7"),
        (number(4.26), "4.3"),
        (number(3.0), "3.0"),
        (share(0), "0%"),
        (share(0.004), "<1%"),
        (share(1 / 200), "<1%"),
        (share(1 / 150), "1%"),
        (share(0.42), "42%"),
        (share(1), "100%"),
        (share(1 / 8), "13%"),
        (share(3 / 8), "38%"),
        (rounded(1 / 8, ".0%"), "13%"),
        (rounded(np.float64(0.285), ".0%"), "29%"),
        (rounded(0.28499, ".0%"), "28%"),
        (rounded(0.595, ".2g"), "0.6"),
        (rounded(0.5949, ".2g"), "0.59"),
        (rounded(0.5, ".2g"), "0.5"),
        (rounded(0.00001, ".2g"), "1e-05"),
        (rounded(-0.125, ".0%"), "-13%"),
        (rounded(12.25, ",.1f"), "12.3"),
        (rounded(1234.5, ",.0f"), "1,235"),
        (rounded(0.00001, ".1f"), "0.0"),
        (rounded("so", ">4"), "  so"),
        (number(12.25), "12.3"),
        (some(0, "document"), "0 documents"),
        (some(1, "document"), "1 document"),
        (some(1200, "sequence was", "sequences were"), "1,200 sequences were"),
        (in_units("week", 1), "week"),
        (in_units("week", 2.0), "weeks"),
        (in_units("hour", 0.5), "hours"),
        (in_units("session/week", 3), "sessions/week"),
        (in_units("per week", 3), "per week"),
        (in_units("mg", 20), "mg"),
        (in_units("mmol/L", 0.6), "mmol/L"),
        (in_units("Hz", 10), "Hz"),
        (in_units("", 3), ""),
        (out_of(2, 4, "document"), "2 of 4 documents"),
        (out_of(1, 1, "document"), "1 of 1 document"),
        (out_of(0, 0, "document"), "no document"),
        (listed([]), "none"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (listed(["a", "b, c"]), "a; and b, c"),
        (listed(["a, b", "c", "d"]), "a, b; c; and d"),
        (listed(["a (1, 2)", "1,234 of b"]), "a (1, 2) and 1,234 of b"),
        (few(MANY[:6]), "a, b, c, d, e and f"),
        (few(MANY), "a, b, c, d, e and 2 others"),
        (each_of([]), "none"),
        (each_of(["a"]), "a"),
        (each_of(["a", "b"]), "each of a and b"),
        (small("Bark"), "bark"),
        (small("NDRIs"), "NDRIs"),
    ],
)
def test_a_number_or_name_is_written_so(said: str, wanted: str) -> None:
    assert said == wanted
