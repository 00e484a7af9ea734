"""Pages that are pictures: read by an OCR engine, into what a born-digital page would give."""
