"""What was promised in the meetings: by whom, for when, and whether it is done."""
