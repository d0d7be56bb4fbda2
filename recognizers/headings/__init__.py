"""What a column is headed: the spellings of headings, and what each says of its column."""
