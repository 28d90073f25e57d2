"""Publications, issues, campaigns and audience: what the cell tells, and who reads it."""
