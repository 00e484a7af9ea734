"""Writes the papers and their gold anew."""

from samples.series import main

main()
