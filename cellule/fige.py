"""What is made once and never changes: known by itself, without being read through."""


class Fige(tuple):
    """Equal to itself alone."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, autre: object) -> bool:
        return self is autre

    def __ne__(self, autre: object) -> bool:
        return self is not autre
