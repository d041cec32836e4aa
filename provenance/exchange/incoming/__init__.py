"""Articles out of files in the formats that people already use: one small module a format."""
