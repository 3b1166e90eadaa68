"""What 办法第八条 wants handed over, and who supervises afterwards (DG5xx)."""
