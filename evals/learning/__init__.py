"""Fits the small learned parts of the embedded engine: ``python -m evals.learning``."""
