"""The readers of Chinese, Japanese and Korean: patterns of characters and particles, and a lexicon; no words are parted."""
