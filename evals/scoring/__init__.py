"""Compare what was found with what is right, for any Pydantic model.

``rules`` declares how each field of a model is compared; ``engine`` walks both sides by these
declarations, pairing the items of lists (``align``), and gives a ``Score``: a ``Tally`` for each
field and a ``Finding`` for each error.
"""
