"""Sheets that schools keep, each with columns of its own: attendance, screenings, censuses, lists of conduct."""
