"""Archives and compressed files, and what stands in a file outside of its structure: each goes round again."""
