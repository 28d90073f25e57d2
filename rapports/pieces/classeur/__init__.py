"""The workbook of a report, from the snapshot alone: to sort, to filter, to add up."""

from .onglets import classeur

__all__ = ["classeur"]
