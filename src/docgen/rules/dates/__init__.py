"""Events, batches and instruments in the order of their days (DG8xx)."""
