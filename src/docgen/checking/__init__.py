"""A project -> everything that is wrong with it, and how it is fixed."""
