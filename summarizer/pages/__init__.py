"""Pages for readers: a record over its text, and records of one event side by side.

Each is one self-contained file. Whatever comes from an article or a model is nothing but text in
it.
"""

from summarizer.pages.comparison import comparison_page
from summarizer.pages.record import failed_quotes, record_page

__all__ = ["comparison_page", "failed_quotes", "record_page"]
