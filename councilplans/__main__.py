"""`python -m councilplans`."""

from councilplans.entry import main

if __name__ == "__main__":
    main()
