"""What all cues of a text make of what the rules propose, field by field."""
