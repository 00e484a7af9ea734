"""Promises in running sentences: who will do what by when, told from forecasts, duties and what was done.

Every clause that says that somebody is to do something is weighed by named evidence: the words that ask
(`modals`), who is asked (`doers`), what governs the clause and what paper it stands in (`evidence`).
"""
