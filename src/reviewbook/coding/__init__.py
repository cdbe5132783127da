"""Coding: a reader's decisions, and every document coded by rules and reader together."""
