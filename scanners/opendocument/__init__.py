"""OpenDocument: texts, spreadsheets, presentations and drawings of LibreOffice and its kin."""
