"""Chains of attribution in news articles."""
