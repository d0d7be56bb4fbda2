"""What the columns of a table hold, told by its header, its cells and its neighbours."""
