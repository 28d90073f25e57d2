"""What a demo cell's journal says: titles, objectives, minutes. Never a patient."""
