"""What the model of lists sees of each token of entries that run together.

Beside the token and its neighbours: how far dates are, which of the known beginnings of an entry
stands there, how like the beginning of the list that is, and how the list seems to be written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reviewbook.references.entry_authors import ORGANISATION_KIND
from reviewbook.references.entry_beginnings import EARLY, NAMES, NAMES_LED, ORGANISED
from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.label_model import Group
from reviewbook.references.entry_parser.token_features import features_around
from reviewbook.references.entry_parser.token_forms import YEAR, token_form

_LONGEST_NAMES = 300  # characters
_FORMS = {
    "names": NAMES,
    "led": NAMES_LED,
    "body": ORGANISED,
    "early": EARLY,
    "kind": re.compile(rf"[^.,\d\n]{{0,60}}{ORGANISATION_KIND.pattern}"),
    "versus": re.compile(r"[^.;:\d\n]{2,60}\sv\.?\s"),
}
_SMALL = frozenset("van von de der den del della di da dos du la le ten ter zu al el".split())
_CLOSING = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“”", '"': '"'}
_FAR_OPENED = 40  # tokens
_AHEAD = 4  # tokens that tell how an entry begins
_STEPS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 50)  # tokens
_SHARES = (0.0, 0.15, 0.5, 0.8)
_OFTEN = (0.0, 0.1, 0.3, 0.6)


def features_of_list(text: str, tokens: Sequence[Token]) -> list[list[Group]]:
    """Return the names of what is true of each token, in groups, a list for each."""
    shapes = [token_form(token).shape for token in tokens]
    years = [bool(YEAR.match(token.text)) for token in tokens]
    style = _style(tokens, years)
    begun = dict(_begun(text, tokens, shapes, years, style))
    far = zip(_distances(years), _distances(years[::-1])[::-1], strict=True)
    return [
        [*near, *_far(*distances, shape), _styled(style, shape), *begun.get(at, ())]
        for at, (near, shape, distances) in enumerate(
            zip(features_around(tokens), shapes, far, strict=True)
        )
    ]


def _style(tokens: Sequence[Token], years: Sequence[bool]) -> str:
    """Return how a list seems to be written: how many dates are in brackets, how much is quoted."""
    dates = [at for at, is_year in enumerate(years) if is_year]
    total = max(len(dates), 1)
    bracketed = sum(at > 0 and tokens[at - 1].text in "([" for at in dates)
    quoted = sum(token.text in '“«„"‘' for token in tokens)
    semicolons = sum(token.text == ";" for token in tokens)
    shares = (bracketed / total, quoted / total, semicolons / total)
    return "".join(str(_step(share, _SHARES)) for share in shares)


def _begun(
    text: str, tokens: Sequence[Token], shapes: Sequence[str], years: Sequence[bool], style: str
) -> Iterator[tuple[int, list[Group]]]:
    """Yield each token that an entry may begin with, by number, and what is true of it."""
    gaps = {at: gap for at in range(len(tokens)) if (gap := _gap(text, tokens, at))}
    heads = {at: (*shapes[at : at + _AHEAD],) for at in gaps}
    often = Counter(heads.values())
    total, inside = max(sum(years), 1), [*_inside(tokens)]
    for at, head in heads.items():
        like = sum(one == two for one, two in zip(head, heads[0], strict=False))
        share = _step(often[head] / total, _OFTEN)
        ending = shapes[at - 1] if at else "|"
        form = _form(text, tokens[at].start)
        yield (
            at,
            [
                _of_form(form, ending, share, style),
                _alike(gaps[at], ending, like, share),
                _closed(inside[at], ending),
            ],
        )


def _gap(text: str, tokens: Sequence[Token], at: int) -> str:
    """Return what parts a token from the one before: a blank, the end of a line.

    Nothing where no entry can begin: within what no blank parts, and at a small word.
    """
    token = tokens[at]
    if at and token.text[0].islower() and not token.kind and token.text not in _SMALL:
        return ""
    between = text[tokens[at - 1].end : token.start] if at else " "
    return "line" if "\n" in between else "blank" if between else ""


def _inside(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield for each token the bracket or quotation mark that was opened before it, not far."""
    opened, since = "", 0
    for token in tokens:
        since += 1
        opened = opened if since < _FAR_OPENED else ""
        yield opened
        if opened and token.text in _CLOSING[opened]:
            opened = ""
        elif token.text in _CLOSING:
            opened, since = token.text, 0


def _form(text: str, begin: int) -> str:
    """Return which of the known beginnings of an entry stand at a place."""
    end = begin + _LONGEST_NAMES
    return "+".join(name for name, form in _FORMS.items() if form.match(text, begin, end))


def _distances(years: Sequence[bool]) -> list[int]:
    """Return for each token how far back the last date is, in steps that grow."""
    found, since = [], _STEPS[-1] + 1
    for is_year in years:
        found.append(_step(since, _STEPS))
        since = 1 if is_year else since + 1
    return found


@lru_cache(maxsize=1 << 11)
def _step(share: float, steps: Sequence[float]) -> int:
    return sum(share > one for one in steps)


@lru_cache(maxsize=1 << 12)
def _far(before: int, ahead: int, shape: str) -> Sequence[Group]:
    return (
        (f"y-={before}", f"y-={before}/{shape}"),
        (f"y+={ahead}",),
        (f"y={before}/{ahead}",),
    )


@lru_cache(maxsize=1 << 11)
def _styled(style: str, shape: str) -> Group:
    return (f"style={style}", f"style={style}/{shape}")


@lru_cache(maxsize=1 << 12)
def _of_form(form: str, ending: str, share: int, style: str) -> Group:
    return (
        f"form={form}", f"form={form}/{ending}", f"form={form}/{share}", f"form={form}/{style}",
        f"form={form}/{share}/{ending}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _alike(gap: str, ending: str, like: int, share: int) -> Group:
    return (
        f"gap={gap}", f"{gap}/{ending}", f"like={like}", f"often={share}", f"{like}/{share}",
        f"like={like}/{ending}", f"often={share}/{ending}", f"{gap}/{like}/{share}/{ending}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 9)
def _closed(inside: str, ending: str) -> Group:
    return (f"inside={inside}", f"inside={inside}/{ending}")
