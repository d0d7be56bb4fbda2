"""What readers of many families share: XML, the events of HTML, whether a text breaks off, data on its way, colours."""
