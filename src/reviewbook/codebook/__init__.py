"""The codebook: what is looked for, in which words, and when to code it."""
