"""What the model sees of each token: its form, its neighbours, and where in the entry it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.token_forms import YEAR, TokenForm, token_form

_MANY = 8
_OUTSIDE = TokenForm("|", "|", "|")
_FAR = 3  # tokens before and behind that are looked at; of the farthest the word does not count
_STEPS = tuple(step for step in range(-_FAR, _FAR + 1) if step)
_BEYOND = {step: f"{step}w=|" for step in _STEPS}


class _Look(NamedTuple):
    """What a token's text alone tells: of itself, and of tokens that are so many steps off."""

    form: TokenForm
    own: Sequence[str]
    near: Mapping[int, Sequence[str]]


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the names of what is true of each token, a list for each."""
    if not tokens:
        return []
    looks = [_look(token.text, token.kind) for token in tokens]
    forms = [look.form for look in looks]
    entry = _of_entry(tokens, forms)
    rows = []
    for at, place in enumerate(_places(tokens, forms)):
        shape = forms[at].shape
        gap = tokens[at].start > tokens[at - 1].end if at else 1
        rows.append(
            [
                *looks[at].own,
                *place,
                *_near(looks, at),
                *_together(forms, at),
                *(f"{one}&{place[0]}" for one in entry),
                f"s&{shape}&{place[0]}",
                f"gap={gap}/{shape}",
            ]
        )
    return rows


@lru_cache(maxsize=1 << 11)
def _look(text: str, kind: str) -> _Look:
    """Return how a token looks: most words of a list of references stand in it many times."""
    token = Token(text, 0, len(text), kind)
    form = token_form(token)
    return _Look(form, [*_own(token, form)], {step: [*_seen(form, step)] for step in _STEPS})


def _own(token: Token, form: TokenForm) -> Iterator[str]:
    yield from ("always", f"w={form.word}", f"s={form.shape}", f"k={form.kind}")
    if not token.kind and token.text[0].isalpha():
        yield from (f"e={form.word[-3:]}", f"b={form.word[:3]}", f"E={form.word[-2:]}")


def _seen(form: TokenForm, step: int) -> Iterator[str]:
    yield from (f"{step}k={form.kind}", f"{step}s={form.shape}")
    if abs(step) < _FAR:
        yield f"{step}w={form.word}"


def _near(looks: Sequence[_Look], at: int) -> list[str]:
    """Return the forms of the three tokens before and behind, the words of two."""
    found: list[str] = []
    for step in _STEPS:
        if 0 <= at + step < len(looks):
            found += looks[at + step].near[step]
        else:
            found.append(_BEYOND[step])
    return found


def _together(forms: Sequence[TokenForm], at: int) -> Iterator[str]:
    """Yield what neighbours make together."""
    _, shape, kind = forms[at]
    before = forms[at - 1] if at else _OUTSIDE
    after = forms[at + 1] if at + 1 < len(forms) else _OUTSIDE
    yield f"-0={before.shape}/{shape}"
    yield f"0+={shape}/{after.shape}"
    yield f"-0+={before.shape}/{shape}/{after.shape}"
    yield f"-w0={before.word}/{shape}"
    yield f"k3={before.kind}/{kind}/{after.kind}"
    if at > 1:
        yield f"--0={forms[at - 2].shape}/{before.shape}/{shape}"
    if at + 2 < len(forms):
        yield f"0++={shape}/{after.shape}/{forms[at + 2].shape}"


def _of_entry(tokens: Sequence[Token], forms: Sequence[TokenForm]) -> list[str]:
    """Return what is true of the whole entry: how it seems to be written."""
    text = [token.text for token in tokens]
    front = next((at for at, one in enumerate(text) if YEAR.match(one)), -1)
    bracketed = front > 0 and text[front - 1] in "(["
    where = "none" if front < 0 else "early" if front < 0.45 * len(text) else "late"
    quoted = any(one in '"“”«»„' for one in text) or "‘" in text
    within = any(
        form.word == "in" and at and text[at - 1] in ".,:;”\"’'?!»)"
        for at, form in enumerate(forms)
    )
    return [f"year={where}{bracketed:d}", f"quoted={quoted:d}{where}", f"within={within:d}"]


def _places(tokens: Sequence[Token], forms: Sequence[TokenForm]) -> Iterator[list[str]]:
    """Yield where each token stands: after how many stops, in which brackets, in which tenth."""
    stops = commas = 0
    since = 0
    inside, quoted, seen_year, seen_in, seen_quote = "", False, False, False, False
    size = len(tokens)
    for at, token in enumerate(tokens):
        text = token.text
        if text in "([":
            inside = text
        if text in "“«" or (text in '"' and not quoted):
            quoted = seen_quote = True
            closing = False
        else:
            closing = text in '”»"'
        yield [
            f"stops={min(stops, _MANY)}", f"tenth={10 * at // size}", f"in={inside}",
            f"quote={quoted:d}{seen_quote:d}", f"dated={seen_year:d}/{min(stops, 5)}",
            f"within={seen_in:d}/{min(since, 4)}", f"since={min(since, _MANY)}",
            f"commas={min(commas, 4)}/{min(stops, 4)}",
            f"dated={seen_year:d}{seen_in:d}{quoted:d}{seen_quote:d}",
        ]  # fmt: skip
        since += 1
        if closing:
            quoted = False
        if text in ")]":
            inside = ""
        seen_year = seen_year or bool(YEAR.match(text))
        if forms[at].word == "in" and at and not tokens[at - 1].text[0].isalnum():
            seen_in, since = True, 0
        if text in ",;":
            commas += 1
        if _is_stop(tokens, at):
            stops, since, commas = stops + 1, 0, 0


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token ends a sentence: not the stop behind an initial."""
    if tokens[at].text not in ".?!" or not at:
        return False
    before = tokens[at - 1].text
    spaced = at + 1 == len(tokens) or tokens[at + 1].start > tokens[at].end
    return spaced and not (len(before) == 1 and before.isupper())
