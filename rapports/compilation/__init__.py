"""The national compilation (regles §3): one line per region, totals without double count.

`valeurs`: what a cell gives for an indicator; `totaux`: what they make together; `lecture`: the
reading under the national role; `compiler`: the whole; then its files. No person's name is read.
"""
