"""From the snapshot to what the templates print: words, tables, order. No access to the data."""

from .contexte import contexte, empreinte

__all__ = ["contexte", "empreinte"]
