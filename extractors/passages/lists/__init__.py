"""Actions that stand in lists: under a heading, a label or a sentence that leads in to them."""
