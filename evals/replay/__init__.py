"""Recorded replies of a model, sent again through the whole model path without a key or a network.

A recording is kept under a hash of what was asked: messages and schema. A request that was never
recorded, since the prompt, the schema or the text has changed, is refused.
"""

from evals.replay.recordings import Recording, ReplayError, Setting, read_recordings
from evals.replay.session import Recorder, Replayer

__all__ = [
    "Recorder",
    "Recording",
    "ReplayError",
    "Replayer",
    "Setting",
    "read_recordings",
]
