"""Notebooks run, and each made a page."""
