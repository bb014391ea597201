"""Records as a person reads them on a terminal. Loads rich."""

from summarizer.cli.views.output import ViewOutput
from summarizer.cli.views.quotes import Against
from summarizer.cli.views.record import error_view, record_view
from summarizer.cli.views.screen import screen

__all__ = ["Against", "ViewOutput", "error_view", "record_view", "screen"]
