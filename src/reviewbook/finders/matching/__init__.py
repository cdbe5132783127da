"""Where the codebook's words stand: strings found at once in many texts, and which count."""
