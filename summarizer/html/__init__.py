"""What a self-contained page is made of, whatever it shows: markup, marks over a text, the frame.

Knows the record, and nothing of how it is made, scored or compared.
"""
