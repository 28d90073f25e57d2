"""The next letter: what was noted for it, what it says, the issue that said it."""
