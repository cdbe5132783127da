"""`reviewbook code`, from the texts to the ledger: speed, memory, workers, costs."""
