"""Pages written: many files, one file to mail, paper."""
