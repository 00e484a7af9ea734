"""The invented papers, one module each."""

from samples.plans import (
    fenwold,
    harrowdene,
    larkminster,
    northmarsh,
    outside,
    stourfold,
    tarnbeck,
    wexcombe,
)

SAMPLES = (
    northmarsh.SAMPLE,
    wexcombe.SAMPLE,
    harrowdene.SAMPLE,
    tarnbeck.SAMPLE,
    stourfold.SAMPLE,
    larkminster.SAMPLE,
    fenwold.SAMPLE,
    *outside.SAMPLES,
)
