"""Notebooks to pages: a site, the whole review in one file, and that file on paper."""
