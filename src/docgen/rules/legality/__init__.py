"""What a permit may ask and how long it may take, as the law has it (DG3xx)."""
