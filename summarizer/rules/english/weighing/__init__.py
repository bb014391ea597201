"""Small learned parts: cues of words, and weights that training fitted to them."""
