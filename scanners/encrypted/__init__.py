"""What is encrypted whatever is in it: files as a whole, OpenPGP, CMS, blocks in a text; their ciphers."""
