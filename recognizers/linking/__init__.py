"""Whom a value or a statement belongs to, and the clusters that come of it."""
