"""Word, Excel and PowerPoint of 97 to 2003: compound files, with their macros and OLE objects."""
