"""Addresses for paper: links to elsewhere get a number, and a list at the end."""

from __future__ import annotations

import re

_ANCHOR = re.compile(r'<a\b[^<>]*\shref="(https?://[^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)


def with_notes(html: str) -> str:
    """Give links that leave the page a number, and list their addresses; both only for print."""
    addresses: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        address, text = match[1], match[2]
        if re.sub(r"https?://", "", address) in re.sub(r"<[^<>]*>", "", text):
            return match[0]
        number = addresses.setdefault(address, len(addresses) + 1)
        return f'{match[0]}<sup class="paper">{number}</sup>'

    body = _ANCHOR.sub(numbered, html)
    if not addresses:
        return body
    items = "".join(f"<li>{address}</li>" for address in addresses)
    return f'{body}<ol class="paper addresses">{items}</ol>'
