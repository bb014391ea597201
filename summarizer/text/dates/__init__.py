"""How the parts of dates are written: in digits of any script, and in words of a language."""
