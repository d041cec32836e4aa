"""What an archive takes in: articles with their records as a BagIt bag (RFC 8493), and whether a bag is as it was."""

from provenance.archive.bagging import bag
from provenance.archive.verification import verify

__all__ = ["bag", "verify"]
