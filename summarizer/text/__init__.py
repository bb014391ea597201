"""What both engines need to know of text: spans, sentences, numbers, calendars, folding."""
