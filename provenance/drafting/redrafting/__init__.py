"""A new draft written into the article file that a person has worked on."""
