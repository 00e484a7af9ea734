"""What kind of paper it is, and what its headings, fields, answers and closing names say."""
