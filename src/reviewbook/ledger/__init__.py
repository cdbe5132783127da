"""The ledger: what its tables hold, and how they are read, written, asked and verified."""
