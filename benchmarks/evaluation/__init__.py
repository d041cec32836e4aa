"""Scoring drafts against annotated texts: a module for each kind of annotation, and what they share.

``tokens`` and ``matching`` say when two spans are the same; ``predictions`` what a draft proposes; ``polnear``,
``pfsa``, ``csui`` and ``chain_gold`` read data; ``triples``, ``chains`` and ``sentences`` score; ``resampling`` gives
confidence intervals, ``speed`` measures time; ``tasks`` puts them together.
"""
