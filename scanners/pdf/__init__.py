"""PDF: pages, tables, scans, what hides on them and stands beside them, earlier versions."""
