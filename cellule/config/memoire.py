"""The garbage collector of a server's process."""

import gc

# By default a pass every 700 new objects; a page makes tens of thousands, almost all of them freed
# by their counters: a fifth of the time of a list went into looking for cycles among them.
SEUILS = (50_000, 20, 50)


def espacer_les_ramassages() -> None:
    """Once everything is loaded: what is there will stay, and needs no further look; workers
    forked after it share these pages of memory."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SEUILS)
