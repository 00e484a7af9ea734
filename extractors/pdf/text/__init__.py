"""Lines, paragraphs, hyphenation, reading order, headings: text as a person reads it."""
