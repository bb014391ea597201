"""Fill a record with a language model.

The path of a source: ``parts`` cuts a long text, ``prompt`` numbers its sentences and lays them
before the model, ``client`` asks through instructor, ``reply`` is the form of the answer, ``judge``
ties each item to the text or refuses it, ``join`` makes one list of events of all parts, and
``engine`` leads through it.
"""
