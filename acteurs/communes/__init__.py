"""The *référents santé* of communes, for the cells that work with them (a setting of the cell)."""
