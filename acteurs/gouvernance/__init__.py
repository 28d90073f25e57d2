"""Governance and means: the steering committee by college, the team in full-time equivalent."""
