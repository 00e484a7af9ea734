"""`python -m councilplans`."""

from councilplans.cli import main

main()
