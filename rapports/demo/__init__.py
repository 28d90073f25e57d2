"""What the demo cells say in their reports: the money, the texts, the years already handed over."""

from . import argent, cycle

__all__ = ["argent", "cycle"]
