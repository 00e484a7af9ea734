"""Sentences that no form of action reads, and that read like those which people took for actions."""
