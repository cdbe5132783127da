"""The pages made from the ledger: documents, concepts, reference; and all pages in order."""
