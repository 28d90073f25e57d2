"""The journal: one place to log anything the cell does, by type."""
