"""Gives every column of a table its meaning: by its heading, by its place, and by what stands in it."""
