"""Who is who: names, roles, short names, abbreviations, descriptions and pronouns of one text."""
