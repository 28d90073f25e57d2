"""The plugin that gives the test run its servers."""

from pathlib import Path

from tests.services import place_libre


def test_two_runs_at_once_do_not_share_a_place(tmp_path: Path) -> None:
    assert [place_libre(tmp_path).name for _ in range(3)] == ["tests", "tests-2", "tests-3"]
