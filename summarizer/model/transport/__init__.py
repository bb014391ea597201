"""How requests get to a model's server, and replies back.

A request goes through ``cache`` (has this been answered before?), then, as often as ``retry`` says,
through ``slots`` (how many at once) and ``pace`` (how many a minute) to the server. ``polite``
leads it there. ``asking`` is what engine and transport tell each other about a source.
"""
