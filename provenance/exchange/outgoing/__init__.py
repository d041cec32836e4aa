"""Articles in the formats that people already use: one small module a format, each with a table of what it carries."""
