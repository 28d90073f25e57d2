"""What runs the project on one machine without anything beside it: installer, services, demo."""
