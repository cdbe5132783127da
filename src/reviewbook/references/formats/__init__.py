"""The exports of databases and reference managers, one module a format."""
