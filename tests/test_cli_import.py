"""``provenance import``, and ``provenance export`` in the formats of others: round trips, notes, losses, refusals."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from command import NEWSLIVE, SAINT_BRANNOC, run
from foreign_files import NINJS, PAGE, annotation, archive, hypothesis_export

import provenance
from provenance import InvalidError
from provenance.exchange.incoming import formats as incoming
from provenance.exchange.outgoing import formats as outgoing
from provenance.exchange.outgoing.claim_review import merged_reviews, read_reviews

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The ferry's operator knew of a crack in its hull.",
    "reviewRating": {"@type": "Rating", "ratingValue": 4, "alternateName": "Mostly true"},
    "itemReviewed": {"@type": "Claim", "identifier": "knew-of-crack", "text": "My own words."},
}


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def dam(tmp_path, page):
    """An article file made of a page, with a comment of a person in it."""
    file = tmp_path / "dam.yaml"
    assert run("import", page, "-o", file).exit_code == 0
    file.write_text("# mine\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    return file


# In


def test_the_command_knows_the_formats_of_the_library():
    from provenance.cli.export import FORMATS as OUT
    from provenance.cli.import_ import FORMATS as IN

    assert tuple(outgoing.FORMATS) == OUT
    assert tuple(incoming.FORMATS) == IN


def test_a_page_becomes_an_article_file_that_the_other_commands_read(page):
    result = run("import", page, "--url", "https://courier.example/dam", "--retrieved", "2024-03-13", "--id", "dam")
    assert (result.exit_code, result.stderr) == (0, "")
    article = provenance.loads(result.stdout)
    assert (article.id, str(article.retrieval.retrieved)) == ("dam", "2024-03-13")
    assert run("chains", "-", stdin=result.stdout_bytes).exit_code == 0
    assert run("import", "-", stdin=page.read_bytes()).exit_code == 0


def test_annotations_are_added_to_an_article_file_that_keeps_its_comments(dam, tmp_path):
    found = tmp_path / "h.json"
    quote = annotation("The dam held", "chain: Coastwire < an engineer", uri="", prefix="\n")
    found.write_bytes(hypothesis_export(quote | {"target": [{"selector": quote["target"][0]["selector"]}]}))
    out = tmp_path / "annotated.yaml"
    result = run("import", found, "--article", dam, "-o", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("# mine\n")
    (statement,) = provenance.load(out).statements
    assert str(next(provenance.trace(provenance.load(out)).chains(statement))).endswith("← Coastwire ← an engineer")
    assert run("import", found, "--article", dam, "-o", dam).exit_code == 2


def test_ninjs_and_archives_are_told_apart_by_how_they_begin(tmp_path):
    (tmp_path / "n").write_text(json.dumps(NINJS))
    (tmp_path / "w").write_bytes(archive(("https://courier.example/dam", PAGE.encode(), "text/html")))
    result = run("import", tmp_path / "n", tmp_path / "w", "-o", tmp_path / "both.json")
    assert result.exit_code == 0
    assert "not carried: by" in result.stderr
    assert len(provenance.load_all([tmp_path / "both.json"])) == 2


def test_what_cannot_be_told_or_read_is_said_for_every_file(tmp_path):
    (tmp_path / "a").write_text("Dam holds")
    (tmp_path / "b").write_text('{"uri": "x", "headlines": []}')
    result = run("import", tmp_path / "a", tmp_path / "b", tmp_path / "c", "-o", tmp_path / "out.yaml")
    assert result.exit_code == 2
    places = ["a: the format cannot be told", "b:1: ninjs 3 needs", "c: there is no such file"]
    assert [any(place in line for line in result.stderr.splitlines()) for place in places] == [True] * 3
    assert not (tmp_path / "out.yaml").exists()


@pytest.mark.parametrize("arguments", [["--retrieved", "yesterday"], ["--format", "pdf"], ["--id", "x", "other"]])
def test_wrong_options_are_wrong_usage(arguments, page):
    assert run("import", page, *arguments).exit_code == 2


@pytest.mark.parametrize(("extra", "package"), [("html", "trafilatura"), ("warc", "warcio")])
def test_a_package_that_is_not_there_is_named_with_how_to_install_it(extra, package, tmp_path):
    file = tmp_path / "file"
    file.write_bytes(PAGE.encode() if extra == "html" else archive())
    (tmp_path / f"{package}.py").write_text(f"raise ModuleNotFoundError({package!r}, name={package!r})")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", "from provenance.cli.main import main; main()", "import", str(file)],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"needs {'the package ' if extra == 'warc' else ''}{package}; " in ran.stderr
    assert f"pip install 'provenance-tracker[{extra}]'" in ran.stderr


# Out


@pytest.mark.parametrize("form", outgoing.FORMATS)
def test_an_export_is_what_the_library_writes(form):
    result = run("export", NEWSLIVE, "--format", form)
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == "".join(outgoing.written([provenance.load(NEWSLIVE)], form))


def test_what_is_lost_is_listed_on_demand_and_told_in_any_case():
    silent, told = (
        run("export", NEWSLIVE, "--format", "csv"),
        run("export", NEWSLIVE, "--format", "csv", "--report-loss"),
    )
    assert silent.stderr == "provenance: csv does not carry 6 fields of these articles; --report-loss lists them\n"
    assert told.stdout == silent.stdout
    assert told.stderr.splitlines()[:3] == [
        "csv does not carry:",
        "  article.sources (2 times, first at newslive-2023-11-01, korea-utara); carried is the sources that speak",
        "  article.text (once, at newslive-2023-11-01)",
    ]


@pytest.mark.parametrize("form", ["prov-xml", "yaml", "jsonl", "web-annotation"])
def test_formats_that_lose_nothing_say_so(form):
    result = run("export", NEWSLIVE, "--format", form, "--report-loss")
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 1
    assert "carries all of" in result.stderr


def test_our_annotations_come_back_through_the_command(tmp_path):
    out = tmp_path / "a.json"
    assert run("export", NEWSLIVE, SAINT_BRANNOC, "--format", "web-annotation", "-o", out).exit_code == 0
    back = tmp_path / "back.yaml"
    assert run("import", out, "-o", back).exit_code == 0
    assert provenance.load_all([back]) == provenance.load_all([NEWSLIVE, SAINT_BRANNOC])


# A ClaimReview of the user's own


def test_a_claim_review_gets_origin_and_carriers_and_keeps_what_is_its_own(tmp_path):
    review = tmp_path / "review.json"
    review.write_text(json.dumps(REVIEW))
    result = run("export", SAINT_BRANNOC, "--format", "schema-org", "--claim-review", review)
    merged = json.loads(result.stdout)["@graph"][0]
    assert merged["reviewRating"] == REVIEW["reviewRating"]
    item = merged["itemReviewed"]
    assert (item["text"], item["identifier"]) == ("My own words.", "knew-of-crack")
    assert {one["@id"].rpartition(":")[2] for one in item["author"]} == {"safety-office", "aldane"}
    assert item["firstAppearance"] in item["appearance"]
    assert "Rating" not in run("export", SAINT_BRANNOC, "--format", "schema-org").stdout


def test_a_review_is_found_by_the_text_of_the_claim_too():
    article = provenance.load(SAINT_BRANNOC)
    claim = article.claims_by_id["knew-of-crack"]
    by_text = {"@type": ["ClaimReview"], "claimReviewed": claim.text.upper()}
    data = merged_reviews([by_text], "r.json", [article])
    assert data["@graph"][0]["itemReviewed"]["text"] == claim.text


@pytest.mark.parametrize(
    "reviewed", ["https://facts.example/9", ["https://facts.example/9", {"@type": "CreativeWork", "name": "A film"}]]
)
def test_what_is_reviewed_stays_beside_the_claim_when_it_is_an_address_or_several_things(reviewed):
    article = provenance.load(SAINT_BRANNOC)
    claim = article.claims_by_id["knew-of-crack"]
    review = {"@type": "ClaimReview", "claimReviewed": claim.text, "itemReviewed": reviewed}
    *kept, added = merged_reviews(review, "r.json", [article])["@graph"][0]["itemReviewed"]
    assert kept == (reviewed if isinstance(reviewed, list) else [reviewed])
    assert (added["@type"], added["text"]) == ("Claim", claim.text)


def test_what_else_stands_in_the_file_of_a_review_is_kept_in_its_context():
    desk = {"@id": "#desk", "@type": "Organization", "name": "The desk", "own:code": 7}
    context = ["https://schema.org", {"own": "https://facts.example/ns#"}]
    graph = [{**REVIEW, "author": {"@id": "#desk"}}, desk]
    graph[0].pop("@context", None)
    data = merged_reviews({"@context": context, "@graph": graph}, "r.json", [provenance.load(SAINT_BRANNOC)])
    review, kept = data["@graph"][:2]
    assert kept == {"@context": context, **desk}
    assert (review["@context"], review["author"]) == (context, {"@id": "#desk"})
    plain = merged_reviews(
        {"@context": "https://schema.org/", "@graph": graph}, "r.json", [provenance.load(SAINT_BRANNOC)]
    )
    assert plain["@graph"][1] == desk


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{}", "there is no ClaimReview here"),
        (b"[", "this is not JSON"),
        (b"[" * 100_000, "not JSON|nested too deeply"),
        (b"\xff", "not UTF-8"),
        (b'{"@type": "ClaimReview", "x": ' + b"1" * 6000 + b"}", "a number here"),
        (b'{"@type": "ClaimReview", "x": 1e999}', "a number here"),
        (b'{"@type": "ClaimReview", "x": NaN}', "a number here"),
    ],
)
def test_a_file_without_a_review_is_refused(data, message):
    with pytest.raises(provenance.InputError, match=message):
        read_reviews(data, "r.json")


def test_a_review_of_another_claim_is_refused_with_the_claims_that_there_are():
    with pytest.raises(InvalidError, match=r"review 1 \('the moon is cheese'\) is about no claim of these articles"):
        merged_reviews(
            {"@type": "ClaimReview", "claimReviewed": "The moon is cheese"}, "r.json", [provenance.load(SAINT_BRANNOC)]
        )


@pytest.mark.parametrize("arguments", [["--claim-review", "x"], ["--format", "csv", "--by", "Ana"]])
def test_options_of_other_formats_are_wrong_usage(arguments):
    assert run("export", NEWSLIVE, *arguments).exit_code == 2
