"""What a fact-checker asks of a provenance graph: pure functions, each with a frozen value for an answer.

No question lists chains: every answer is computed on nodes and links, so that a graph with more chains than can be
listed answers as quickly as any other of its size.
"""
