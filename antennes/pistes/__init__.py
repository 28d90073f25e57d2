"""The loop of the territory: heard, followed, made a project, told, made again elsewhere."""
