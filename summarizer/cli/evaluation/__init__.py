"""The groups ``summarizer gold`` and ``summarizer eval``."""
