"""What the machine beneath does: files put whole, folders exchanged, processes, git, a cache."""
