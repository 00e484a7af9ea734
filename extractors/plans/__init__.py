"""Finds the action plans in a layout and hands out their rows, verbatim."""

from extractors.plans.finder import PlanReading, TableReading, read_plans
from extractors.plans.plan_or_not.verdict import Verdict

__all__ = ["PlanReading", "TableReading", "Verdict", "read_plans"]
