"""What a sentence outside the tables does: whom it asks, for what, and by when."""
