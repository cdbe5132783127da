"""How much of a text the readers give back, and how fast."""
