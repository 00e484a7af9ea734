"""How right the rows are: extracted actions scored against gold, and two runs held side by side."""
