"""Work through reports on a Ray cluster, or on all cores of one machine.

``plan`` cuts the input into shards, the same ones each time; ``shards`` knows what is written of
them. Ray Data reads them (``reading``) and hands them to actors (``worker``), each with an engine
of its own; ``job`` puts this together. What Ray does (where work runs, what is done again when a
machine is lost) is Ray's alone.
"""
