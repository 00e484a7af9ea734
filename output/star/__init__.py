"""Flat tables for BI tools: no nested types, and keys that join by their names."""
