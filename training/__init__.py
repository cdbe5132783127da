"""How the model of the entry parser is made: entries from records, and a training on them."""
