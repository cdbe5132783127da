"""The policy that pages carry: nothing runs and nothing loads but what was built with them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_ALWAYS = "default-src 'none'; base-uri 'none'; form-action 'none'"


def site_policy(*, scripts: bool) -> str:
    """Return the policy of a page whose scripts and styles are files beside it."""
    script = "; script-src 'self'; frame-src 'self'" if scripts else ""
    return f"{_ALWAYS}; style-src 'self'; img-src 'self' data:{script}"


def file_policy(style: str, scripts: Iterable[str]) -> str:
    """Return the policy of a page that carries these very scripts and this very style."""
    hashes = " ".join(_hash(script) for script in scripts)
    script = f"; script-src {hashes}" if hashes else ""
    return f"{_ALWAYS}; style-src {_hash(style)}; img-src data:{script}"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
