"""Measurements that the README quotes: run as modules from the root of the checkout."""
