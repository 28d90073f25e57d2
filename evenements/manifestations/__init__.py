"""Events and trainings: programme, sessions, who registered and came, what they thought of it."""
