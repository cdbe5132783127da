"""`reviewbook build` and the notebooks: what the pages weigh, and what they wait for."""
