"""What the rules know of English: closed classes of words, and the phrases of the JSON files."""
