"""`python -m dlp`."""

from dlp.cli import main

if __name__ == "__main__":
    main()
