"""Whether a table is an action plan: what speaks for it and against it, and the verdict."""
