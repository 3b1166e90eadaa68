"""What a record, a code or a citation names is there, once, and is the one that is meant (DG4xx)."""
