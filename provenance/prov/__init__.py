"""W3C PROV: records, their table, PROV-XML, validity, and the mapping of articles onto it.

`records` holds the values; `xml` reads and writes them (``provenance.prov.xml.read_document``, ``read_events``);
`constraints` and `lint` judge them; `interchange` and `validation` are what users of articles call.
"""
