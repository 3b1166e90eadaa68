"""The text of official documents (DG6xx)."""
