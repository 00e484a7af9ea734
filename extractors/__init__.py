"""A `SourceFile` into a `Document` (its layout), and the plan tables in it into `PlanRow`s."""

from extractors.plans import PlanReading, read_plans
from extractors.reading import read

__all__ = ["PlanReading", "read", "read_plans"]
