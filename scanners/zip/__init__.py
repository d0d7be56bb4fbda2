"""Zip files, as archives and as the package of a document: directory, members, methods of compression."""
