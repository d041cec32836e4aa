"""Whether a certificate is one that is trusted, or has a chain of certificates to one (RFC 5280 §6, by cryptography).

Whether a certificate was revoked is not looked at: nothing is fetched.

May import: archive.keys; the package cryptography, when it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from provenance.archive.keys import fingerprint, subject

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from cryptography.x509.verification import ClientVerifier

__all__ = ["NotSignedError", "vouched_for"]


class NotSignedError(Exception):
    """Why a bag does not count as signed."""

    def __init__(self, message: str, code: str = "bad-signature") -> None:
        super().__init__(message)
        self.code = code


def vouched_for(
    certificates: Sequence[Certificate], trusted: Sequence[Certificate], at: datetime
) -> tuple[Certificate, str | None]:
    """The certificate of the signer, and whom the one names that vouches for it; nobody when it is trusted itself.

    Args:
        certificates: the signer's first, then those in between, as the signature has them; never none.
        trusted: those of signers or authorities.
        at: as of when all have to be valid; with a time zone.

    Raises:
        NotSignedError: when it is not valid then, or nobody trusted vouches for it.
    """
    from cryptography import x509

    own, *others = certificates
    told = f"{subject(own)} (SHA-256 of the certificate: {fingerprint(own)})"
    first, last = own.not_valid_before_utc, own.not_valid_after_utc
    if not first <= at <= last:
        message = f"the certificate of {told} is valid from {first.date()} to {last.date()}, not on {at.date()}; "
        raise NotSignedError(f"{message}judge as of another day if you know when it was signed", "expired")
    if own in trusted:
        return own, None
    try:
        chain = _verifier(trusted, at).verify(own, others).chain
    except (x509.verification.VerificationError, ValueError) as error:
        message = f"the signature says it is by {told}; no certificate that you trust is that one or vouches for it"
        raise NotSignedError(f"{message} ({' '.join(str(error).split())})", "untrusted") from None
    return own, subject(chain[-1])


def _verifier(trusted: Sequence[Certificate], at: datetime) -> ClientVerifier:
    """Chains of certificates for signing: what they may be used for is looked at where they say it."""
    from cryptography import x509
    from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store

    def signs(_policy: object, _certificate: object, usage: x509.KeyUsage | None) -> None:
        if usage is not None and not (usage.digital_signature or usage.content_commitment):
            raise ValueError("the certificate is not for signing")

    def vouches(_policy: object, _certificate: object, usage: x509.KeyUsage | None) -> None:
        if usage is not None and not usage.key_cert_sign:
            raise ValueError("a certificate in between is not for vouching")

    def is_authority(_policy: object, _certificate: object, constraints: x509.BasicConstraints) -> None:
        if not constraints.ca:
            raise ValueError("a certificate in between is not an authority's")

    either = Criticality.AGNOSTIC
    signers = ExtensionPolicy.permit_all().may_be_present(x509.KeyUsage, either, signs)
    authorities = (
        ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, either, is_authority)
        .may_be_present(x509.KeyUsage, either, vouches)
    )
    return (
        PolicyBuilder().store(Store(list(trusted))).time(at)
        .extension_policies(ee_policy=signers, ca_policy=authorities).build_client_verifier()
    )  # fmt: skip
