"""How fast reviewbook is: what its commands run, measured, beside other libraries."""
