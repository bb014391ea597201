"""Records of several sources on the same events, side by side; nothing is merged.

``facts`` reads from each event what tells it from others; ``voices`` finds copies of one text;
``blocking`` picks the pairs worth judging; ``grounds`` and ``judging`` say what two events are to
each other, and why; ``clustering`` and ``grouping`` make groups of them; ``agreement`` lays out
what the sources of a group say; ``build`` puts it all into a ``schemas.Comparison``.
"""

from summarizer.comparing.build import compare
from summarizer.comparing.corpus import Given

__all__ = ["Given", "compare"]
