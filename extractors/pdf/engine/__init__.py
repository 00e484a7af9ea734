"""What the engine sees of a PDF: page objects, text runs, paths, the structure tree."""
