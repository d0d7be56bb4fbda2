"""Text made of lines: from bytes by their encoding to lines, paragraphs and columns; captions, cards."""
