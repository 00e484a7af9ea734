"""Tables: ruled, aligned or tagged; their grids, and the text and colours in their cells."""
