"""HTML: pages as a browser shows them, with what their styles, attributes and tables say."""
