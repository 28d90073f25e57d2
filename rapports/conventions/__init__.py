"""The agreements with the agency: a register of their own, that the finances of a year show."""
