"""Workbooks of Excel since 2003, as XML and binary: sheets, cells, styles, number formats."""
