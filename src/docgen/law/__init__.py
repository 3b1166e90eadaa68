"""Law as it is cited, numbered, dated and kept."""
