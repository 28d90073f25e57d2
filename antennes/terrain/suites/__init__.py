"""What follows a meeting, and what comes before it: minutes sent, tasks, the weekly mail, the
preparation."""
