"""What a signer has, and what whoever checks a signature trusts: private keys and X.509 certificates, read from files.

Keys come in PEM or DER (PKCS#8 and the older forms), or with their certificates in PKCS#12 (``.p12``, ``.pfx``), with
or without a passphrase. Certificates come in PEM, one or several, or DER. The package cryptography reads them; the
extra ``[sign]`` brings it.

May import: errors; the package cryptography, when it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import field, frozen

from provenance.errors import InvalidError, MissingExtraError, Problem, UnreadableError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

    Key: TypeAlias = RSAPrivateKey | EllipticCurvePrivateKey

__all__ = ["CURVES", "Signer", "fingerprint", "missing_extra", "read_certificates", "read_signer", "subject"]

_LEAST_RSA_BITS = 2048
CURVES = ("secp256r1", "secp384r1", "secp521r1")
"""P-256, P-384 and P-521."""

_KINDS = "RSA of 2048 bits or more, or on the curves P-256, P-384 and P-521"
_PEM = b"-----BEGIN "


@frozen
class Signer:
    """Somebody who can sign.

    Attributes:
        key: RSA of 2048 bits or more, or on one of the curves P-256, P-384 and P-521.
        certificates: the one of this key first, then those that vouch for it, if any.
    """

    key: Key = field(repr=False)
    certificates: tuple[Certificate, ...]


def missing_extra() -> MissingExtraError:
    """That signatures need a package which is not there."""
    return MissingExtraError("signatures need the package signxml; install it with: "
                             "pip install 'provenance-tracker[sign]'")  # fmt: skip


def subject(certificate: Certificate) -> str:
    """Whom a certificate names, as in RFC 4514."""
    try:
        return certificate.subject.rfc4514_string() or "nobody"
    except ValueError:
        return "somebody whose name cannot be read"


def fingerprint(certificate: Certificate) -> str:
    """The SHA-256 of a certificate, in hexadecimal."""
    from cryptography.hazmat.primitives.hashes import SHA256

    return certificate.fingerprint(SHA256()).hex()


def read_certificates(data: bytes, name: str) -> tuple[Certificate, ...]:
    """The certificates in a file, never none.

    Args:
        data: what the file holds.
        name: what problems call it.

    Raises:
        UnreadableError: when there are none in it.
        MissingExtraError: when the package is not installed.
    """
    try:
        from cryptography import x509
    except ImportError:
        raise missing_extra() from None
    try:
        if _PEM in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError:
        message = "there is no certificate in this file; X.509 in PEM or DER is read"
        raise UnreadableError([Problem(message, name, code="no-certificate")]) from None


def read_signer(
    data: bytes,
    name: str,
    *,
    certificates: Sequence[Certificate] = (),
    passphrase: Callable[[], bytes] | None = None,
) -> Signer:
    """The signer whose private key a file holds.

    Args:
        data: what the file holds.
        name: what problems call it.
        certificates: among them that of the key; those that stand beside the key in its file when there are none.
        passphrase: asked for the passphrase when the key needs one.

    Raises:
        UnreadableError: when there is no key in it, or the passphrase is missing or wrong.
        InvalidError: when the key is of another kind than signatures are made with, or none of the certificates is its.
        MissingExtraError: when the package is not installed.
    """
    try:
        key, beside = _opened(data, name, passphrase)
    except ImportError:
        raise missing_extra() from None
    given = tuple(certificates) or beside
    own = next((each for each in given if each.public_key() == key.public_key()), None)
    if own is None:
        what = "none of the certificates belongs to this key" if given else "no certificate stands beside this key"
        raise InvalidError([Problem(f"{what}; name the file with its certificate", name, code="no-certificate")])
    return Signer(key, (own, *(each for each in given if each != own)))


def _opened(data: bytes, name: str, passphrase: Callable[[], bytes] | None) -> tuple[Key, tuple[Certificate, ...]]:
    """The key in a file, and the certificates beside it."""
    key, beside = _found(data, name, passphrase)
    why = _unfit(key)
    if why is not None:
        raise InvalidError([Problem(f"{why}; signatures are made with {_KINDS}", name, code="unfit-key")])
    return cast("Key", key), beside


def _found(data: bytes, name: str, passphrase: Callable[[], bytes] | None) -> tuple[object, tuple[Certificate, ...]]:
    try:
        return _loaded(data, None)
    except (TypeError, ValueError) as error:
        if not isinstance(error, TypeError) and "Invalid password" not in str(error):  # PKCS#12 says it so
            message = "there is no private key in this file that can be read; PEM, DER and PKCS#12 are"
            raise UnreadableError([Problem(message, name, code="no-key")]) from None
    if passphrase is None:
        raise UnreadableError([Problem("this key needs its passphrase", name, code="passphrase")])
    try:
        return _loaded(data, passphrase())
    except (TypeError, ValueError):
        raise UnreadableError([Problem("the passphrase does not open this key", name, code="passphrase")]) from None


def _loaded(data: bytes, passphrase: bytes | None) -> tuple[object, tuple[Certificate, ...]]:
    """ValueError where there is no key; TypeError, or ValueError for PKCS#12, where the passphrase is not given."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key, load_pem_private_key, pkcs12

    try:
        if _PEM in data:
            beside = x509.load_pem_x509_certificates(data) if _PEM + b"CERTIFICATE-----" in data else []
            return load_pem_private_key(data, passphrase), tuple(beside)
        with suppress(ValueError):
            return load_der_private_key(data, passphrase), ()
        key, own, others = pkcs12.load_key_and_certificates(data, passphrase)
    except UnsupportedAlgorithm as error:
        raise ValueError(str(error)) from None
    if key is None:
        raise ValueError("certificates alone")
    return key, (*([own] if own else []), *others)


def _unfit(key: object) -> str | None:
    """Why signatures are not made with this key; None when they are."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, rsa.RSAPrivateKey):
        return f"this key has {key.key_size} bits" if key.key_size < _LEAST_RSA_BITS else None
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return f"this key is on the curve {key.curve.name}" if key.curve.name not in CURVES else None
    return "this is a key of another kind"
