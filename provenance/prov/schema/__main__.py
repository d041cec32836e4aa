"""``python -m provenance.prov.schema`` writes the packaged schema anew; with ``-`` it prints it."""

import sys

from provenance.prov.schema.generation import main

main(sys.argv[1:])
