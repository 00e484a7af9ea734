"""Deadlines as printed into dates: a small cascaded grammar, and what the document says about years.

`lexer` makes words of the text, `rules` holds rules over words, the ``rules_*`` modules the rules
themselves, each with its examples; `years` settles what is not printed, `judge` what a cell with several
times promises, `second_opinion` asks dateparser.
"""
