"""What OpenDocument texts and spreadsheets have in common: the package, its styles, its paragraphs."""
