"""Language packs: what drafting knows of each language, as data."""
