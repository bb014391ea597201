"""Which events of the gold sources are one, and how well joining finds that out.

The folder is a data set of short reports, written for this: further sources on events of the gold
sources, and hard near misses. ``labels.json`` covers both sets.
"""

from evals.joining.judged import Judged, Part, gold_sources, judge_joining, source_pairs

__all__ = ["Judged", "Part", "gold_sources", "judge_joining", "source_pairs"]
