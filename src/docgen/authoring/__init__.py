"""What accompanies an author at work: editor, preview, hook, new files."""
