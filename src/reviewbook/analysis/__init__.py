"""The ledger as tables to ask: counts, comparisons, and what the notebooks' sentences quote."""
