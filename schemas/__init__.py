"""Packaged data: schemas of the formats and the vocabulary of the PROV-XML export."""
