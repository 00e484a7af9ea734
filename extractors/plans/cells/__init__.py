"""What a cell of a plan holds by itself: its items, its references, its labels, and how it is dealt out."""
