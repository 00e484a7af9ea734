"""What every word processor's format has in common: paragraphs into items, counted labels, grids of cells."""
