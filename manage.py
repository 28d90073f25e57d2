#!/usr/bin/env python
from cellule.local.gestion import principal

if __name__ == "__main__":
    principal()
