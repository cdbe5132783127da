"""References: the bibliography, the names in it, and the entries of a document's own list."""
