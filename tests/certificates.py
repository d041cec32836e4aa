"""Keys and certificates for tests, made as they are needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from attrs import field, frozen
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def curve_key(curve: ec.EllipticCurve | None = None) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve or ec.SECP256R1())


@frozen
class Somebody:
    """Somebody with a key and a certificate, vouched for by somebody or by themselves."""

    name: str
    by: Somebody | None = None
    authority: bool = False
    days: int = 36_500
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = field(factory=curve_key)
    certificate: x509.Certificate = field(init=False)

    @certificate.default
    def _made(self) -> x509.Certificate:
        own = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, self.name)])
        issuer, key = (own, self.key) if self.by is None else (self.by.certificate.subject, self.by.key)
        builder = x509.CertificateBuilder(issuer, own, self.key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(BEGIN).not_valid_after(BEGIN + timedelta(days=self.days))
        builder = builder.add_extension(x509.BasicConstraints(self.authority, None), critical=True)
        return builder.sign(key, SHA256())

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def key_file(self, passphrase: bytes | None = None, encoding: Encoding = Encoding.PEM) -> bytes:
        lock = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
        return self.key.private_bytes(encoding, PrivateFormat.PKCS8, lock)

    def pkcs12(self, passphrase: bytes | None = None) -> bytes:
        lock = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
        above = [self.by.certificate] if self.by else None
        return pkcs12.serialize_key_and_certificates(b"archive", self.key, self.certificate, above, lock)
