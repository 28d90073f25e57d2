"""What the journal and the missions' tables say in the annual report."""

from . import activites, communication, missions

__all__ = ["activites", "communication", "missions"]
