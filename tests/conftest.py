"""For every test: examples may take their time, since how busy a machine is says nothing about the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
