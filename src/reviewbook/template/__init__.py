"""What a new review is made of, and how it is made."""
