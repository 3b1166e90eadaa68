"""The procedures in their order, one module each."""
