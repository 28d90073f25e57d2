"""The draft of a meeting on the server: for another device, or after this one."""
