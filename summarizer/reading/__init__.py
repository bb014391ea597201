"""From files, folders, globs, standard input and https addresses to sources."""

from summarizer.reading.inputs import read_source, read_sources
from summarizer.reading.unreadable import Unreadable

__all__ = ["Unreadable", "read_source", "read_sources"]
