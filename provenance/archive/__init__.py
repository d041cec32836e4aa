"""What an archive takes in: articles with their records as a BagIt bag (RFC 8493), and whether a bag is as it was."""

from provenance.archive.bagging import bag
from provenance.archive.keys import Signer, read_certificates, read_signer
from provenance.archive.signature import SignedBy, check_signature
from provenance.archive.verification import unlisted, verify

__all__ = ["SignedBy", "Signer", "bag", "check_signature", "read_certificates", "read_signer", "unlisted", "verify"]
