"""The body of a plan table: what groups, what carries on, and the actions in each row."""
