"""Chains and sources in formats for people and for programs: one small module a format."""
