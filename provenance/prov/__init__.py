"""W3C PROV: records, their table, PROV-XML, and the mapping of articles onto it."""
