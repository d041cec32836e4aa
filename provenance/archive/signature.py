"""A detached signature of a bag's tag manifest: XML Signature (W3C XMLDSig 1.1), made and checked by signxml.

    signature.xml  ──signs──▶  tagmanifest-sha512.txt  ──▶  manifest-*.txt, bag-info.txt  ──▶  every file of data/

The one ``Reference`` is the name of the tag manifest, without transforms: the digest is that of the file's bytes. A
signature of any other shape is refused, so that no part of a document can pass for another one that was signed: no
``Object``, no transforms, no second reference; and what signxml says it has verified is compared with the file.

May import: errors; archive.keys, archive.payload, archive.trust; the packages signxml, cryptography and lxml, when they
are there.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from provenance.archive.keys import Signer, fingerprint, missing_extra, subject
from provenance.archive.payload import entry, is_file
from provenance.archive.trust import NotSignedError, vouched_for
from provenance.errors import Problem

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from lxml.etree import _Element

__all__ = ["SIGNATURE", "SIGNED", "SignedBy", "check_signature", "sign"]

SIGNATURE = "signature.xml"
SIGNED = "tagmanifest-sha512.txt"
_LARGEST = 2**20  # bytes of a signature or a tag manifest
_MOST_CERTIFICATES = 10
_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_METHODS = {"secp256r1": "ECDSA_SHA256", "secp384r1": "ECDSA_SHA384", "secp521r1": "ECDSA_SHA512"}
_ACCEPTED = ("RSA_SHA256", "RSA_SHA384", "RSA_SHA512", "SHA256_RSA_MGF1", "SHA384_RSA_MGF1", "SHA512_RSA_MGF1",
             *_METHODS.values())  # fmt: skip


@frozen
class SignedBy:
    """Whose signature a bag has.

    Attributes:
        subject: whom the certificate of the signer names.
        fingerprint: its SHA-256, in hexadecimal.
        voucher: whom the trusted certificate names that vouches for it; None when it is trusted itself.
        at: as of when the certificates were valid.
    """

    subject: str
    fingerprint: str
    voucher: str | None
    at: datetime


def sign(manifest: bytes, signer: Signer) -> bytes:
    """A signature of the bytes of a tag manifest, as a document in XML.

    The same bytes and key give the same signature with RSA; on a curve every signature is another one.

    Raises:
        MissingExtraError: when signxml is not installed.
    """
    try:
        from lxml import etree
        from signxml.algorithms import DigestAlgorithm, SignatureConstructionMethod, SignatureMethod
        from signxml.signer import XMLSigner
    except ImportError:
        raise missing_extra() from None

    def of_the_bytes(signature: _Element, **_: object) -> None:
        """What is signed are the bytes of the manifest; signxml, which digests XML, calls this before it signs."""
        (reference,) = signature.iter(f"{_DS}Reference")
        for transforms in reference.findall(f"{_DS}Transforms"):
            reference.remove(transforms)
        (digest,) = reference.iter(f"{_DS}DigestValue")
        digest.text = base64.b64encode(hashlib.sha512(manifest).digest()).decode()

    curve = getattr(signer.key, "curve", None)
    method = SignatureMethod["RSA_SHA256" if curve is None else _METHODS[curve.name]]
    signing = XMLSigner(SignatureConstructionMethod.detached, method, DigestAlgorithm.SHA512)
    signing.signature_annotators.append(of_the_bytes)
    made = signing.sign(
        etree.Element("manifest"), key=signer.key, cert=list(signer.certificates), reference_uri=SIGNED
    )  # fmt: skip
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8") + b"\n"


def check_signature(bag: Path, trusted: Sequence[Certificate], at: datetime) -> SignedBy | tuple[Problem, ...]:
    """Whose signature a bag has, if it is that of somebody trusted; else what is wrong with it.

    It says nothing of the files that the manifests list: ``verify`` does.

    Args:
        bag: the folder.
        trusted: certificates of signers, or of authorities who vouch for signers.
        at: as of when the certificates have to be valid; with a time zone.

    Raises:
        MissingExtraError: when signxml is not installed.
    """
    try:
        import signxml  # noqa: F401  # told before anything else is
    except ImportError:
        raise missing_extra() from None
    try:
        document, manifest = _small_file(bag / SIGNATURE), _small_file(bag / SIGNED)
        certificates = _certificates(_parsed(document))
        certificate, voucher = vouched_for(certificates, trusted, at)
        _verify(document, manifest, certificate, at)
    except NotSignedError as error:
        return (Problem(str(error), str(bag / SIGNATURE), code=error.code),)
    problems = tuple(_not_covered(bag, manifest))
    return problems or SignedBy(subject(certificate), fingerprint(certificate), voucher, at)


def _small_file(path: Path) -> bytes:
    if not is_file(path) and (path.exists() or path.is_symlink()):
        raise NotSignedError(f"{path.name} is a link, or no regular file; a bag holds files")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        what = "the bag is not signed, or its signature was taken away" if path.name == SIGNATURE else (
            f"there is no {path.name}, which the signature is of"
        )  # fmt: skip
        raise NotSignedError(f"{what}: there is no such file", "unsigned") from None
    except OSError as error:
        raise NotSignedError(f"{path.name} cannot be read: {error.strerror or error}") from None
    if len(data) > _LARGEST:
        raise NotSignedError(f"{path.name} has more than {_LARGEST:,} bytes")
    return data


def _parsed(document: bytes) -> _Element:
    """The signature, when it has the one shape that is judged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotSignedError(f"this is not XML: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise NotSignedError("this has a document type, which no signature needs")
    children = [child.tag for child in root]
    expected = [f"{_DS}{name}" for name in ("SignedInfo", "SignatureValue", "KeyInfo")]
    if root.tag != f"{_DS}Signature" or children != expected:
        raise NotSignedError("this is no signature with SignedInfo, SignatureValue and KeyInfo and nothing else")
    references = root.findall(f"{_DS}SignedInfo/{_DS}Reference")
    if [each.get("URI") for each in references] != [SIGNED]:
        raise NotSignedError(f"the signature is not of {SIGNED} and of nothing else")
    if references[0].find(f"{_DS}Transforms") is not None:
        raise NotSignedError("the signature is not of the bytes of a file, but of what transforms make of them")
    return root


def _certificates(root: _Element) -> list[Certificate]:
    from cryptography import x509

    texts = [each.text or "" for each in root.findall(f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate")]
    if not 0 < len(texts) <= _MOST_CERTIFICATES:
        raise NotSignedError(f"the signature has {len(texts)} certificates; 1 to {_MOST_CERTIFICATES} are read")
    try:
        return [x509.load_der_x509_certificate(base64.b64decode(text)) for text in texts]
    except ValueError:
        raise NotSignedError("a certificate of the signature cannot be read") from None


def _verify(document: bytes, manifest: bytes, certificate: Certificate, at: datetime) -> None:
    from signxml.algorithms import DigestAlgorithm, SignatureMethod
    from signxml.verifier import SignatureConfiguration, XMLVerifier

    expected = SignatureConfiguration(
        location="./",
        signature_methods=frozenset(SignatureMethod[name] for name in _ACCEPTED),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512}),
        verification_time=at,
    )
    try:
        result = XMLVerifier().verify(
            document,
            x509_cert=certificate,
            uri_resolver={SIGNED: manifest}.get,
            expect_config=expected,
        )
    except Exception as error:  # noqa: BLE001  # whatever a hostile signature makes of it, it does not verify
        raise NotSignedError(_why(error)) from None
    if isinstance(result, list) or result.signed_data != manifest:
        raise NotSignedError(f"the signature is not of {SIGNED}")


def _why(error: Exception) -> str:
    from signxml.exceptions import InvalidDigest

    if isinstance(error, InvalidDigest):
        return f"the signature is of another {SIGNED} than the one in this bag"
    return f"the signature does not verify: {' '.join(str(error).split()) or type(error).__name__}"


def _not_covered(bag: Path, manifest: bytes) -> list[Problem]:
    """What of the bag the signed manifest does not answer for, directly or through the manifests it lists."""
    lines = map(entry, manifest.decode("utf-8", "replace").splitlines())
    listed = {found[1] for found in lines if found}
    if not listed & {f"manifest-{algorithm}.txt" for algorithm in ("sha256", "sha384", "sha512")}:
        message = "it lists no manifest of SHA-256 or better, so that the signature does not answer for the payload"
        return [Problem(message, str(bag / SIGNED), code="unsigned")]
    tops = [top for top in sorted(bag.iterdir()) if top.name != "data"]
    files = (path for top in tops for path in (top, *sorted(top.rglob("*"))) if path.is_file())
    outside = (path.relative_to(bag).as_posix() for path in files)
    return [
        Problem(f"{name} is in the bag, and the signature does not answer for it", str(bag / SIGNED), code="unsigned")
        for name in outside
        if not name.startswith("tagmanifest-") and name != SIGNATURE and name not in listed
    ]
