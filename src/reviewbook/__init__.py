"""reviewbook: a literature review that can be re-run."""

__version__ = "0.1.0"
