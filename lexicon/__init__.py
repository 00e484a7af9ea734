"""The words of plans, each kept once, for finding plans in tables and for judging what their cells say.

The TOML files are the words; the modules give them to whoever asks, in the form in which they are compared.
"""
