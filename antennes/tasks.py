"""The tasks of the antennas, each where its part is."""

from antennes.mandats import tasks as mandats  # noqa: F401
from antennes.terrain.suites import tasks as suites  # noqa: F401  declares its natures and tasks
