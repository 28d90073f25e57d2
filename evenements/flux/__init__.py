"""The journal as a calendar that other programs read (RFC 5545), at secret addresses."""
