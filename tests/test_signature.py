"""Signatures of bags: made with real keys, and refused when they are anybody else's, of anything else, or hostile."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest
from attrs import evolve
from certificates import Somebody, curve_key, rsa_key
from command import NEWSLIVE, run
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from lxml import etree

import provenance
from provenance.archive import SignedBy, Signer, bag, check_signature, read_certificates, read_signer, verify
from provenance.archive.signature import SIGNATURE, SIGNED, sign
from provenance.errors import InvalidError, UnreadableError

ARTICLE = provenance.load(NEWSLIVE)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
DS = "{http://www.w3.org/2000/09/xmldsig#}"

ROOT = Somebody("Root", authority=True)
BETWEEN = Somebody("Between", ROOT, authority=True)
ANA = Somebody("Ana Lytical", BETWEEN)
RSA = Somebody("Town Archive", key=rsa_key())
STRANGER = Somebody("Stranger")


def signer(somebody: Somebody, *others: Somebody) -> Signer:
    return Signer(somebody.key, tuple(each.certificate for each in (somebody, *others)))


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    """A bag signed by RSA himself, and one by Ana with a chain to Root."""
    folder = tmp_path_factory.mktemp("signed")
    bag([ARTICLE], folder / "own", signer=signer(RSA))
    bag([ARTICLE], folder / "chain", signer=signer(ANA, BETWEEN))
    return folder


@pytest.fixture
def own(originals, tmp_path):
    return shutil.copytree(originals / "own", tmp_path / "own")


@pytest.fixture
def chain(originals, tmp_path):
    return shutil.copytree(originals / "chain", tmp_path / "chain")


def why_not(folder: Path, *trusted: Somebody, at: datetime = NOW) -> str:
    """Why the bag does not count as signed by somebody trusted; empty when it does."""
    found = check_signature(folder, [each.certificate for each in trusted], at)
    return "" if isinstance(found, SignedBy) else "\n".join(map(str, found))


def test_a_signature_is_that_of_the_certificate_one_trusts_or_of_somebody_it_vouches_for(own, chain):
    found = check_signature(own, [STRANGER.certificate, RSA.certificate], NOW)
    assert isinstance(found, SignedBy)
    assert (found.subject, found.voucher) == ("CN=Town Archive", None)
    found = check_signature(chain, [ROOT.certificate], NOW)
    assert isinstance(found, SignedBy)
    assert (found.subject, found.voucher) == ("CN=Ana Lytical", "CN=Root")
    assert why_not(chain, ANA) == why_not(chain, BETWEEN) == ""


def test_a_signed_bag_is_valid_for_the_library_of_congress_and_unchanged(own):
    assert bagit.Bag(str(own)).is_valid()
    assert verify(own) == ()


def test_the_signature_is_the_same_each_time_with_rsa_and_everything_else_with_any_key(originals, tmp_path):
    bag([ARTICLE], tmp_path / "again", signer=signer(RSA))
    for file in (path for path in (originals / "own").rglob("*") if path.is_file()):
        again = (tmp_path / "again" / file.relative_to(originals / "own")).read_bytes()
        assert again == file.read_bytes()
        if file.name != SIGNATURE:
            assert again == (originals / "chain" / file.relative_to(originals / "own")).read_bytes()


@pytest.mark.skipif(shutil.which("xmlsec1") is None, reason="xmlsec1 is not installed")
@pytest.mark.parametrize("name", ["own", "chain"])
def test_xmlsec_verifies_the_signature(originals, tmp_path, name):
    folder = shutil.copytree(originals / name, tmp_path / name)
    (tmp_path / "trusted.pem").write_bytes((RSA if name == "own" else ROOT).pem)
    command = ["xmlsec1", "--verify", "--trusted-pem", str(tmp_path / "trusted.pem"), SIGNATURE]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (folder / SIGNED).write_bytes((folder / SIGNED).read_bytes() + b"\n")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()], ids=lambda curve: curve.name)
def test_every_curve_signs(tmp_path, curve):
    somebody = Somebody("Curve", key=curve_key(curve))
    bag([ARTICLE], tmp_path / "bag", signer=signer(somebody))
    assert why_not(tmp_path / "bag", somebody) == ""


# Refused


def test_nobody_else_is_taken_for_the_signer(own, chain):
    assert "no certificate that you trust is that one or vouches for it" in why_not(own, STRANGER)
    assert "CN=Town Archive" in why_not(own, STRANGER, ROOT)
    assert "vouches for it" in why_not(chain, Somebody("Root", authority=True))  # the name alone does not do


def test_somebody_who_is_no_authority_vouches_for_nobody(tmp_path):
    pretender = Somebody("Pretender", ANA)
    bag([ARTICLE], tmp_path / "bag", signer=signer(pretender, ANA, BETWEEN))
    assert "vouches for it" in why_not(tmp_path / "bag", ROOT)
    assert "vouches for it" in why_not(tmp_path / "bag", ANA)


def test_a_certificate_counts_on_the_days_on_which_it_is_valid(tmp_path):
    short = Somebody("Short", days=30)
    bag([ARTICLE], tmp_path / "bag", signer=signer(short))
    assert "is valid from 2024-01-01 to 2024-01-31, not on 2026-05-01" in why_not(tmp_path / "bag", short)
    assert why_not(tmp_path / "bag", short, at=datetime(2024, 1, 20, tzinfo=UTC)) == ""
    lapsed = Somebody("Lapsed", authority=True, days=30)
    bag([ARTICLE], tmp_path / "other", signer=signer(Somebody("Ben", lapsed)))
    assert "vouches for it" in why_not(tmp_path / "other", lapsed)


def test_a_signature_that_was_taken_away_is_missed(own):
    (own / SIGNATURE).unlink()
    assert "the bag is not signed, or its signature was taken away" in why_not(own, RSA)
    assert verify(own) == ()  # which is why one has to ask for it


def test_a_bag_that_was_changed_with_all_its_manifests_is_not_the_one_that_was_signed(own, tmp_path):
    other = evolve(ARTICLE, title="Another title")
    bag([other], tmp_path / "changed")
    shutil.copy(own / SIGNATURE, tmp_path / "changed")
    assert verify(tmp_path / "changed") == ()
    assert f"the signature is of another {SIGNED}" in why_not(tmp_path / "changed", RSA)


def test_another_key_does_not_sign_in_somebodys_name(own):
    forged = sign((own / SIGNED).read_bytes(), Signer(rsa_key(), (RSA.certificate,)))
    (own / SIGNATURE).write_bytes(forged)
    assert "the signature does not verify" in why_not(own, RSA)


def test_what_the_signature_does_not_answer_for_is_told(own):
    (own / "notes.txt").write_text("added")
    (own / "manifest-md5.txt").write_text("")
    assert why_not(own, RSA).count("the signature does not answer for it") == 2


def test_a_manifest_that_lists_no_payload_answers_for_nothing(own):
    (own / SIGNED).write_text(f"{'0' * 128}  bagit.txt\n")
    (own / SIGNATURE).write_bytes(sign((own / SIGNED).read_bytes(), signer(RSA)))
    assert "does not answer for the payload" in why_not(own, RSA)


def signature_of(folder: Path) -> etree._Element:
    return etree.fromstring((folder / SIGNATURE).read_bytes())


def wrapped(signature: etree._Element, manifest: bytes) -> etree._Element:
    """The signature as a part of a document whose root has a reference of its own."""
    outer = etree.fromstring(etree.tostring(signature))
    outer.find(f".//{DS}DigestValue").text = base64.b64encode(manifest).decode()
    etree.SubElement(outer, f"{DS}Object").append(signature)
    return outer


def pointing_inside(signature: etree._Element, manifest: bytes) -> etree._Element:
    signature.find(f".//{DS}Reference").set("URI", "#object")
    etree.SubElement(signature, f"{DS}Object", Id="object").text = manifest.decode()
    return signature


def twice(signature: etree._Element, _manifest: bytes) -> etree._Element:
    info = signature.find(f"{DS}SignedInfo")
    info.append(etree.fromstring(etree.tostring(info.find(f"{DS}Reference"))))
    return signature


def with_second_info(signature: etree._Element, manifest: bytes) -> etree._Element:
    first = etree.fromstring(etree.tostring(signature.find(f"{DS}SignedInfo")))
    first.find(f".//{DS}DigestValue").text = base64.b64encode(manifest[:64]).decode()
    signature.insert(0, first)
    return signature


def transformed(signature: etree._Element, _manifest: bytes) -> etree._Element:
    transforms = etree.Element(f"{DS}Transforms")
    etree.SubElement(transforms, f"{DS}Transform", Algorithm="http://www.w3.org/2000/09/xmldsig#base64")
    signature.find(f".//{DS}Reference").insert(0, transforms)
    return signature


def in_an_envelope(signature: etree._Element, _manifest: bytes) -> etree._Element:
    envelope = etree.Element("envelope")
    envelope.append(signature)
    return envelope


def elsewhere(signature: etree._Element, _manifest: bytes) -> etree._Element:
    signature.find(f".//{DS}Reference").set("URI", "../../etc/passwd")
    return signature


def by_a_shared_secret(signature: etree._Element, _manifest: bytes) -> etree._Element:
    method = signature.find(f".//{DS}SignatureMethod")
    method.set("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
    return signature


def by_sha1(signature: etree._Element, _manifest: bytes) -> etree._Element:
    signature.find(f".//{DS}SignatureMethod").set("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
    return signature


def by_key_value(signature: etree._Element, _manifest: bytes) -> etree._Element:
    info = signature.find(f"{DS}KeyInfo")
    info.remove(info[0])
    numbers = etree.SubElement(etree.SubElement(info, f"{DS}KeyValue"), f"{DS}RSAKeyValue")
    etree.SubElement(numbers, f"{DS}Modulus").text = "AQAB"
    etree.SubElement(numbers, f"{DS}Exponent").text = "AQAB"
    return signature


@pytest.mark.parametrize(
    "trick",
    [
        wrapped, pointing_inside, twice, with_second_info, transformed, in_an_envelope, elsewhere, by_a_shared_secret,
        by_sha1, by_key_value,
    ],
    ids=lambda trick: trick.__name__,
)  # fmt: skip
def test_no_trick_with_xml_makes_a_signature(own, trick):
    made = trick(signature_of(own), (own / SIGNED).read_bytes())
    (own / SIGNATURE).write_bytes(etree.tostring(made))
    assert SIGNATURE in why_not(own, RSA)


@pytest.mark.parametrize(
    "document",
    [
        b"", b"no XML", b"<a", b"\xff\xfe", b"<a/>", b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', b"<a>" * 5_000, b"x" * (2**20 + 1),
        f'<Signature xmlns="{DS[1:-1]}"><SignedInfo/><SignatureValue/><KeyInfo/></Signature>'.encode(),
        f'<Signature xmlns="{DS[1:-1]}"><SignedInfo><Reference URI="{SIGNED}"/></SignedInfo><SignatureValue/><KeyInfo>'
        "<X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo></Signature>".encode(),
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_signature_is_told(own, document):
    (own / SIGNATURE).write_bytes(document)
    told = why_not(own, RSA)
    assert told.startswith(str(own / SIGNATURE))
    assert len(told.splitlines()) == 1


def test_signatures_cut_short_or_with_any_byte_changed_are_refused_with_a_sentence(own):
    whole = (own / SIGNATURE).read_bytes()
    refused = 0
    for at in range(0, len(whole), 37):
        changed = bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]])
        for data in (whole[:at], changed):
            (own / SIGNATURE).write_bytes(data)
            refused += bool(why_not(own, RSA))
    assert refused >= 2 * (len(whole) // 37) - 2  # a changed space between elements changes nothing


def test_a_link_in_the_place_of_the_signature_is_not_followed(own, tmp_path):
    shutil.move(own / SIGNATURE, tmp_path / "elsewhere.xml")
    (own / SIGNATURE).symlink_to(tmp_path / "elsewhere.xml")
    assert "is a link, or no regular file" in why_not(own, RSA)
    (own / SIGNATURE).unlink()
    os.mkfifo(own / SIGNATURE)
    assert "is a link, or no regular file" in why_not(own, RSA)


# Keys and certificates


@pytest.mark.parametrize("passphrase", [None, b"open sesame"])
def test_keys_are_read_from_pem_der_and_pkcs12(passphrase):
    certificates = [STRANGER.certificate, ANA.certificate, BETWEEN.certificate]
    for data in (ANA.key_file(passphrase), ANA.key_file(passphrase, Encoding.DER), ANA.pkcs12(passphrase)):
        found = read_signer(data, "key", certificates=certificates, passphrase=lambda: passphrase)
        assert found.certificates[0] == ANA.certificate
        assert set(found.certificates) == set(certificates)
    beside = read_signer(ANA.pkcs12(passphrase), "key", passphrase=lambda: passphrase)
    assert beside.certificates == (ANA.certificate, BETWEEN.certificate)
    together = read_signer(ANA.pem + ANA.key_file(passphrase), "key", passphrase=lambda: passphrase)
    assert together.certificates == (ANA.certificate,)


def test_a_passphrase_is_asked_for_only_when_the_key_needs_one_and_told_when_it_is_wrong():
    def never() -> bytes:
        raise AssertionError

    read_signer(ANA.pkcs12(), "key", passphrase=never)
    for data in (ANA.key_file(b"right"), ANA.key_file(b"right", Encoding.DER), ANA.pkcs12(b"right")):
        with pytest.raises(UnreadableError, match="key: this key needs its passphrase"):
            read_signer(data, "key")
        for wrong in (b"wrong", b""):
            with pytest.raises(UnreadableError, match="key: the passphrase does not open this key"):
                read_signer(data, "key", passphrase=lambda wrong=wrong: wrong)


def private(key) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_what_is_no_key_for_signing_is_told():
    public = ANA.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for data in (b"", b"junk", public, ANA.pem, b"-----BEGIN PRIVATE KEY-----\n"):
        with pytest.raises(UnreadableError, match="there is no private key in this file"):
            read_signer(data, "key")
    for key, why in (
        (rsa_key(1024), "has 1024 bits"),
        (curve_key(ec.SECP256K1()), "is on the curve secp256k1"),
        (ed25519.Ed25519PrivateKey.generate(), "is a key of another kind"),
    ):
        with pytest.raises(InvalidError, match=f"key: this( key)? {why}; signatures are made with RSA"):
            read_signer(private(key), "key")
    with pytest.raises(InvalidError, match="no certificate stands beside this key"):
        read_signer(ANA.key_file(), "key")
    with pytest.raises(InvalidError, match="none of the certificates belongs to this key"):
        read_signer(ANA.key_file(), "key", certificates=[STRANGER.certificate])
    for data in (b"", b"junk", b"-----BEGIN CERTIFICATE-----\n", ANA.key_file()):
        with pytest.raises(UnreadableError, match="there is no certificate in this file"):
            read_certificates(data, "file")


# The commands


@pytest.fixture
def files(tmp_path):
    """Files as an archivist has them: a locked key, a certificate, an authority's certificate."""
    for name, data in {
        "key.p12": ANA.pkcs12(b"open sesame"), "words": b"open sesame\n", "root.pem": ROOT.pem,
        "key.pem": RSA.key_file(), "town.pem": RSA.pem, "stranger.pem": STRANGER.pem,
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_commands_sign_and_verify(files):
    made = run("bag", NEWSLIVE, "-o", files / "a", "--sign", files / "key.p12", "--passphrase-file", files / "words")
    assert (made.exit_code, made.output) == (0, "")
    told = run("verify", files / "a", "--certificate", files / "root.pem", "--at", "2026-05-01")
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[:2] == [f"{files / 'a'}: unchanged", f"{files / 'a'}: signed by CN=Ana Lytical"]
    assert lines[2].endswith("vouched for by CN=Root, valid on 2026-05-01")
    assert lines[3].endswith("not known: whether a certificate was revoked, and when the bag was signed")
    asked = run("bag", NEWSLIVE, "-o", files / "b", "--sign", files / "key.p12", stdin=b"open sesame\n")
    assert asked.exit_code == 2
    assert "no terminal to ask for its passphrase; give --passphrase-file" in asked.stderr


def test_a_signature_that_nobody_asked_about_is_said_not_to_have_been_looked_at(files):
    made = run("bag", NEWSLIVE, "-o", files / "a", "--sign", files / "key.pem", "--certificate", files / "town.pem")
    assert made.exit_code == 0
    told = run("verify", files / "a")
    assert told.exit_code == 0
    assert "signature.xml was not looked at; say with --certificate" in told.stdout
    assert run("verify", files / "a", "--certificate", files / "town.pem").exit_code == 0
    told = run("verify", files / "a", "--certificate", files / "stranger.pem")
    assert told.exit_code == 1
    assert "signed by" not in told.stdout
    assert "unchanged" not in told.stdout


def test_a_change_is_told_although_the_signature_is_good(files):
    run("bag", NEWSLIVE, "-o", files / "a", "--sign", files / "key.pem", "--certificate", files / "town.pem")
    (files / "a" / "data" / "run.prov.xml").write_text("changed")
    told = run("verify", files / "a", "--certificate", files / "town.pem")
    assert told.exit_code == 1
    assert "data/run.prov.xml was changed" in told.stdout
    assert "its manifest is signed by CN=Town Archive, and the bag is not as that says" in told.stdout
    assert "unchanged" not in told.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["bag", NEWSLIVE, "--certificate", "town.pem"], 2, "go with --sign"),
        (["bag", NEWSLIVE, "--sign", "nowhere"], 2, "there is no such file"),
        (["bag", NEWSLIVE, "--sign", "town.pem"], 2, "there is no private key in this file"),
        (["bag", NEWSLIVE, "--sign", "key.pem"], 1, "no certificate stands beside this key"),
        (["bag", NEWSLIVE, "--sign", "key.pem", "--certificate", "key.pem"], 2, "there is no certificate in this file"),
        (["bag", NEWSLIVE, "--sign", "key.p12", "--passphrase-file", "town.pem"], 2, "does not open this key"),
        (["verify", ".", "--at", "2024-01-01"], 2, "goes with --certificate"),
        (["verify", ".", "--certificate", "nowhere"], 2, "there is no such file"),
        (["verify", ".", "--certificate", "town.pem", "--at", "soon"], 2, "soon"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_nothing(files, monkeypatch, arguments, code, words):
    monkeypatch.chdir(files)
    result = run(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert not (files / "bag").exists()


@pytest.mark.parametrize("package", ["signxml", "cryptography"])
def test_a_package_that_is_not_there_is_named_with_how_to_install_it(files, package):
    run("bag", NEWSLIVE, "-o", files / "a", "--sign", files / "key.pem", "--certificate", files / "town.pem")
    (files / f"{package}.py").write_text(f"raise ModuleNotFoundError({package!r}, name={package!r})")
    for arguments in (
        ["bag", NEWSLIVE, "-o", files / "b", "--sign", files / "key.pem", "--certificate", files / "town.pem"],
        ["verify", files / "a", "--certificate", files / "town.pem"],
    ):
        ran = subprocess.run(
            [sys.executable, "-P", "-c", "from provenance.cli.main import main; main()", *map(str, arguments)],
            env={"PYTHONPATH": str(files)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 2
        assert "pip install 'provenance-tracker[sign]'" in ran.stderr
        assert "Traceback" not in ran.stderr
    assert not (files / "b").exists()
