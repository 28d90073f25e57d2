"""Proposals: written by the reading of a file, then accepted or refused by a person."""

from .decisions import Decision, accepter, refuser, revenir
from .lecture import BilanDeLecture, proposer

__all__ = ["BilanDeLecture", "Decision", "accepter", "proposer", "refuser", "revenir"]
