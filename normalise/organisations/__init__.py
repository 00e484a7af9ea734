"""Which council or body a plan belongs to."""
