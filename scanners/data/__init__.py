"""Data in text and out of databases: JSON, XML, YAML, property lists, SQL, tables with delimiters."""
