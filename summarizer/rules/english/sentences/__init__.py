"""Stage one: sentences, their tokens, and the parts of a text that belong together."""
