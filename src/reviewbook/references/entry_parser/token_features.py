"""What the model sees of each token: its form, its neighbours, and where in the entry it stands.

What is often true together is one group of features, which the model looks up once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.label_model import Group
from reviewbook.references.entry_parser.token_forms import YEAR, TokenForm, token_form

_MANY = 8
_OUTSIDE = TokenForm("|", "|", "|")
_FAR = 3  # tokens before and behind that are looked at; of the farthest the word does not count
_STEPS = tuple(step for step in range(-_FAR, _FAR + 1) if step)


class _Look(NamedTuple):
    """What a token's text alone tells: of itself, and of what has it at each of `_STEPS`.

    Few tokens have a form of their own once the word is left out: that is the `bare` one.
    """

    form: TokenForm
    bare: TokenForm
    own: Group
    near: Sequence[Group]


_OUTER = [_Look(_OUTSIDE, _OUTSIDE, (), [(f"{step}w=|",) for step in _STEPS])] * _FAR


def features_of(tokens: Sequence[Token]) -> list[list[Group]]:
    """Return the names of what is true of each token, in groups, a list for each."""
    if not tokens:
        return []
    forms = [_look(token.text, token.kind).form for token in tokens]
    whole, places = _of_entry(tokens, forms), _places(tokens, forms)
    return [
        [*near, place, _within(whole, place[0], form.shape)]
        for near, place, form in zip(features_around(tokens), places, forms, strict=True)
    ]


def features_around(tokens: Sequence[Token]) -> Iterator[list[Group]]:
    """Yield what each token and those beside it tell, wherever in a text they stand."""
    around = [*_OUTER, *(_look(token.text, token.kind) for token in tokens), *_OUTER]
    done = -1
    for at, token in enumerate(tokens):
        a, b, c, look, d, e, f = around[at : at + 2 * _FAR + 1]
        shape = look.form.shape
        yield [
            look.own,
            *(a.near[0], b.near[1], c.near[2], d.near[3], e.near[4], f.near[5]),
            _together(b.bare, c.bare, look.bare, d.bare, e.bare),
            (f"-w0={c.form.word}/{shape}",),
            (f"gap={token.start > done if at else 1}/{shape}",),
        ]
        done = token.end


@lru_cache(maxsize=1 << 11)
def _look(text: str, kind: str) -> _Look:
    """Return how a token looks: most words of a list of references stand in it many times."""
    token = Token(text, 0, len(text), kind)
    form = token_form(token)
    near = [(*_seen(form, step),) for step in _STEPS]
    return _Look(form, form._replace(word=""), (*_own(token, form),), near)


def _own(token: Token, form: TokenForm) -> Iterator[str]:
    yield from ("always", f"w={form.word}", f"s={form.shape}", f"k={form.kind}")
    if not token.kind and token.text[0].isalpha():
        yield from (f"e={form.word[-3:]}", f"b={form.word[:3]}", f"E={form.word[-2:]}")


def _seen(form: TokenForm, step: int) -> Iterator[str]:
    yield from (f"{step}k={form.kind}", f"{step}s={form.shape}")
    if abs(step) < _FAR:
        yield f"{step}w={form.word}"


@lru_cache(maxsize=1 << 12)
def _together(
    first: TokenForm, before: TokenForm, here: TokenForm, after: TokenForm, last: TokenForm
) -> Group:
    """Return what a token and the two before and behind make together."""
    _, shape, kind = here
    found = [
        f"-0={before.shape}/{shape}",
        f"0+={shape}/{after.shape}",
        f"-0+={before.shape}/{shape}/{after.shape}",
        f"k3={before.kind}/{kind}/{after.kind}",
    ]
    if first.kind != _OUTSIDE.kind:
        found.append(f"--0={first.shape}/{before.shape}/{shape}")
    if last.kind != _OUTSIDE.kind:
        found.append(f"0++={shape}/{after.shape}/{last.shape}")
    return tuple(found)


@lru_cache(maxsize=1 << 11)
def _within(whole: Group, stops: str, shape: str) -> Group:
    """Return what a token's shape and the entry make together, behind so many stops."""
    return (*(f"{one}&{stops}" for one in whole), f"s&{shape}&{stops}")


def _of_entry(tokens: Sequence[Token], forms: Sequence[TokenForm]) -> Group:
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
    return (f"year={where}{bracketed:d}", f"quoted={quoted:d}{where}", f"within={within:d}")


def _places(tokens: Sequence[Token], forms: Sequence[TokenForm]) -> Iterator[Group]:
    """Yield where each token stands: after how many stops, in which brackets, in which tenth."""
    stops = commas = since = 0
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
        seen = (seen_year, seen_in, quoted, seen_quote)
        yield _place(stops, 10 * at // size, inside, min(since, _MANY), min(commas, 4), seen)
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
            stops, since, commas = min(stops + 1, _MANY), 0, 0


@lru_cache(maxsize=1 << 11)
def _place(
    stops: int, tenth: int, inside: str, since: int, commas: int, seen: tuple[bool, ...]
) -> Group:
    """Return what is told by a place: most entries have the same ones."""
    year, within, quoted, quote = map(int, seen)
    return (
        f"stops={stops}", f"tenth={tenth}", f"in={inside}", f"quote={quoted}{quote}",
        f"dated={year}/{min(stops, 5)}", f"within={within}/{min(since, 4)}", f"since={since}",
        f"commas={commas}/{min(stops, 4)}", f"dated={year}{within}{quoted}{quote}",
    )  # fmt: skip


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token ends a sentence: not the stop behind an initial."""
    if tokens[at].text not in ".?!" or not at:
        return False
    before = tokens[at - 1].text
    spaced = at + 1 == len(tokens) or tokens[at + 1].start > tokens[at].end
    return spaced and not (len(before) == 1 and before.isupper())
