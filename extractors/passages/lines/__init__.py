"""The lines around the plan tables: whole, with their margins, their labels and what they lead in to."""
