"""Imported by the server of workers for few documents: what any of them needs, but no format's libraries."""

from __future__ import annotations

import gc
from importlib import import_module

# Importing makes thousands of objects that stay, reading pauses the collector, and a worker that has read few
# documents ends: there is nothing to collect.
gc.disable()
_FLOW = ("extractors.finding", "normalise.context", "normalise.actions")
for module in ("councilplans.batch.worker", "councilplans.pipeline", *_FLOW):
    import_module(module)
