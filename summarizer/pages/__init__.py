"""Pages for readers: a record over its text, and records of one event side by side.

Each is one self-contained file. Whatever comes from an article or a model is nothing but text in
it.
"""

from summarizer.pages.record import failed_quotes, record_page

__all__ = ["failed_quotes", "record_page"]
