"""The grounds on which two events are held to be one or two, a module for each."""

from summarizer.comparing.grounds.counts import Counted, counts
from summarizer.comparing.grounds.days import Dated, days
from summarizer.comparing.grounds.parties import Sided, parties
from summarizer.comparing.grounds.people import Named, people
from summarizer.comparing.grounds.places import places

__all__ = ["Counted", "Dated", "Named", "Sided", "counts", "days", "parties", "people", "places"]
