"""Many documents in one run: each in a confined process, every one accounted for, resumable anywhere."""
