"""Stage four: which acts are the news of a text, and what kind of event they make, how far come."""
