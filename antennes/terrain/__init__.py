"""The ground: what a *référent territorial* does in his own antennas, from a phone."""
