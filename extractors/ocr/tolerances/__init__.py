"""What may be off by how much on a scanned page: the picture, the shapes of letters, the reading of them."""
