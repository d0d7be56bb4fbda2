"""What a sentence's words mean where they stand: of a person, or of lessons, animals, stories and people at large."""
