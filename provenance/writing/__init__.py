"""Articles to article files, from nothing or onto the file that a person wrote.

`files` is the way in; the other modules are its steps.
"""

from provenance.writing.files import to_data, to_json, to_yaml

__all__ = ["to_data", "to_json", "to_yaml"]
