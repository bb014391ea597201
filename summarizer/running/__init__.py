"""Work through any number of sources: each ends in one state, and none is paid for twice.

``work`` is the whole of a run. ``flow`` has the sources in flight: ``feed`` reads them ahead on a
thread, ``hands`` and ``attempt`` get a record of each from the engine or say why there is none, and
``recorder`` writes ledger and output on a thread of its own, in input order. ``terms``, ``budget``
and ``signals`` bound it, ``tally`` counts.
"""

from summarizer.running.attempt import Patience
from summarizer.running.budget import Budget
from summarizer.running.flow import End
from summarizer.running.recorder import hand_over
from summarizer.running.signals import Signals
from summarizer.running.tally import Tally
from summarizer.running.terms import Terms
from summarizer.running.work import Observer, Run

__all__ = [
    "Budget",
    "End",
    "Observer",
    "Patience",
    "Run",
    "Signals",
    "Tally",
    "Terms",
    "hand_over",
]
