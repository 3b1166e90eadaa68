"""Catalog -> the public site: pages, their JSON twins, search, open data, feeds."""
