"""The rows of a table, once its columns are known, to clusters."""
