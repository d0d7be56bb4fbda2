"""Detection on two sets that anybody can get from the Python Package Index, into docs/public_sets.md."""
