"""Words that the rules know, a file a language."""
