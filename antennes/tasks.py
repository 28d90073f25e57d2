"""The tasks of the antennas, each where its part is."""

from antennes.terrain.suites import tasks as suites  # noqa: F401  declares its natures and tasks
