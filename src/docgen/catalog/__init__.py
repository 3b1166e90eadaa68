"""YAML of the departments -> the frozen Catalog, every value with its place."""
