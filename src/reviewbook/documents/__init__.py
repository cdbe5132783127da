"""Documents: from a file to clean text, and from that to passages with their zones."""
