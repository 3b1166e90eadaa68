"""Catalog x kinds -> the bytes of every document."""
