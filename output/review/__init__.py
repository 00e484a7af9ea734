"""The review: every action beside the place it came from, and what a person says of it taken back."""
