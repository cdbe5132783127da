"""Collections of records: a shard at a time, each with parts of the ledger of its own."""
