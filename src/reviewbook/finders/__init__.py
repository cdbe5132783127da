"""Finders: each reads documents and proposes rows, with the rule that made them."""
