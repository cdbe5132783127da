"""Entries of a list of references as fields: a sequence labeller, and what it was trained on."""
