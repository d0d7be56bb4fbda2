"""Regular expressions by the thousand: their literals, how they are compiled together and kept."""
