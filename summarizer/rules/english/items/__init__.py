"""Stage five: the items of an event, from parties to framing."""
