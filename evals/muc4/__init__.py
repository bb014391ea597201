"""The scorer over other people's data: MUC-4, test set TST3 (1992).

The official scores of its 17 systems are known, so this says how far the scorer is to be trusted.
``python -m evals.muc4 DIR`` prints them beside ours.
"""

from evals.muc4.fills import Fill
from evals.muc4.report import Comparison, compare_systems
from evals.muc4.template import SCORER, Message, Template

__all__ = ["SCORER", "Comparison", "Fill", "Message", "Template", "compare_systems"]
