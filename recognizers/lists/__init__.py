"""Lists in lines of text: marks under a title, transcripts, rolls, accounts, lines of codes."""
