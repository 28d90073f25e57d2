"""The journal as a calendar: a month or a week, with the holidays of the cell's departments."""
