"""Office Open XML: the package, Word and PowerPoint, under a password and as one XML file; OneNote."""
