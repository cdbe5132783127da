"""The rows of the ledger as pages show them, and where a value leads to."""
