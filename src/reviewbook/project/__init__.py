"""The folder of one review: its files, where they lie, and what is said when one is wrong."""
