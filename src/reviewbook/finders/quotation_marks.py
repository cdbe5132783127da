"""Marks of quotation and emphasis that may stand before a term, and behind it."""

from __future__ import annotations

OPEN, CLOSE = r"[\"'\u201c\u2018*_]{0,3}", r"[\"'\u201d\u2019*_]{0,3}"
