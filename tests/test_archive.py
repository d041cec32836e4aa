"""Bags: judged by the Library of Congress's bagit, the same bytes each time, and what changed in them is told."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tracemalloc
from pathlib import Path

import attrs
import bagit
import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC, run

import provenance
from provenance.archive import bag, verify
from provenance.archive.payload import manifest_path, path_in_manifest
from provenance.errors import UnreadableError, WritingError
from provenance.exchange.findings_json import findings_json

ARTICLES = provenance.load_all([EXAMPLES])


@pytest.fixture
def made(tmp_path):
    folder = tmp_path / "bag"
    assert bag(ARTICLES, folder, inputs={"a.yaml": "0" * 64}) == len(ARTICLES)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def codes(folder: Path) -> list[str]:
    return sorted({problem.code for problem in verify(folder)})


def test_the_bag_is_valid_for_the_library_of_congress_and_unchanged_for_us(made):
    theirs = bagit.Bag(str(made))
    assert theirs.is_valid()
    assert sorted(theirs.algorithms) == ["sha256", "sha512"]
    assert verify(made) == ()


def test_a_bag_of_theirs_is_unchanged_for_us(tmp_path):
    (tmp_path / "a%b.txt").write_text("a")
    bagit.make_bag(str(tmp_path), checksums=["sha256", "md5"])
    assert verify(tmp_path) == ()


def test_texts_article_files_and_records_are_in_it_and_read_back(made):
    names = [path.stem for path in sorted((made / "data" / "texts").iterdir())]
    assert names[0] == "000001-newslive-2023-11-01"
    policy = provenance.load_policy("default")
    for article, name in zip(ARTICLES, names, strict=True):
        assert (made / f"data/texts/{name}.txt").read_bytes().decode() == article.text
        assert provenance.load(made / f"data/articles/{name}.yaml") == article
        assert provenance.read_provxml(made / f"data/prov/{name}.xml") == article
        assert '"valid": true' in (made / f"data/validation/{name}.json").read_text()
        checked = json.loads((made / f"data/findings/{name}.json").read_text())
        assert checked == json.loads(findings_json(provenance.check(article), [article], policy))


def test_how_the_bag_was_made_is_told_with_tool_version_policy_and_the_digests_of_what_was_used(made, tmp_path):
    assert provenance.validate_provxml(made / "data/run.prov.xml") == ()
    told = (made / "data/run.prov.xml").read_text()
    policy = (made / "data/policy.json").read_bytes()
    for words in (f"provenance-tracker {provenance.__version__}", "a.yaml", "0" * 64, "id:policy.default",
                  hashlib.sha256(policy).hexdigest()):  # fmt: skip
        assert words in told
    assert json.loads(policy)["name"] == "default"
    bag(ARTICLES, tmp_path / "reuters", policy="reuters")
    assert "id:policy.reuters" in (tmp_path / "reuters/data/run.prov.xml").read_text()
    assert json.loads((tmp_path / "reuters/data/policy.json").read_text())["rules"]["PA202"]["enabled"] is True


def test_the_same_input_gives_the_same_bytes_and_the_date_is_the_one_that_is_given(made, tmp_path, monkeypatch):
    bag(ARTICLES, tmp_path / "again", inputs={"a.yaml": "0" * 64})
    assert content(tmp_path / "again") == content(made)
    assert "Bagging-Date" not in (made / "bag-info.txt").read_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710201600")
    bag(ARTICLES, tmp_path / "dated")
    assert "Bagging-Date: 2024-03-12\n" in (tmp_path / "dated" / "bag-info.txt").read_text()


def test_the_person_is_named_only_on_demand(made, tmp_path):
    bag(ARTICLES[:1], tmp_path / "named", by="Ana Lytical")
    assert any(b"Ana Lytical" in data for data in content(tmp_path / "named").values())
    assert b"Contact-Name" not in (made / "bag-info.txt").read_bytes()


def test_what_changed_is_missing_or_was_added_is_told(made):
    text = min((made / "data" / "texts").iterdir())
    text.write_bytes(text.read_bytes() + b" ")
    assert codes(made) == ["changed", "oxum"]
    text.unlink()
    assert codes(made) == ["missing", "oxum"]
    (made / "data" / "new.txt").write_text("new")
    assert codes(made) == ["added", "missing", "oxum"]
    assert not bagit.Bag(str(made)).is_valid()


def test_a_changed_manifest_shows_in_the_tag_manifest(made):
    manifest = made / "manifest-sha256.txt"
    manifest.write_text("".join(manifest.read_text().splitlines(keepends=True)[1:]))
    assert codes(made) == ["added", "changed"]


def test_hostile_bags_are_told_and_not_followed(made, tmp_path):
    (tmp_path / "secret").write_text("x")
    manifest = made / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text() + f"{'0' * 64}  ../secret\n{'0' * 64}  /etc/passwd\nnonsense\n")
    (made / "data" / "link").symlink_to(tmp_path / "secret")
    assert {"outside", "link", "bad-line"} <= set(codes(made))
    shutil.rmtree(made / "data")
    (made / "bagit.txt").write_text("BagIt-Version: x")
    assert {"not-a-bag", "missing"} <= set(codes(made))


def test_what_is_no_regular_file_is_told_and_never_opened(made):
    for name in ("data/pipe", "bag-info.txt", "manifest-sha1.txt"):
        (made / name).unlink(missing_ok=True)
        os.mkfifo(made / name)
    told = [str(problem) for problem in verify(made) if problem.code == "no-file"]
    assert [line.split(": ")[1] for line in told] == [
        f"{name} is no regular file; a bag holds files" for name in ("bag-info.txt", "manifest-sha1.txt", "data/pipe")
    ]
    assert "missing" in codes(made)


def test_a_line_without_end_is_one_problem(made):
    with (made / "manifest-sha256.txt").open("ab") as manifest:
        manifest.write(b"a" * 2**20 + b"\n" + b"0" * 64 + b"  data/nowhere\n")
    problems = {(problem.code, problem.line) for problem in verify(made) if problem.line and problem.code != "changed"}
    lines = len((made / "manifest-sha256.txt").read_bytes().splitlines())
    assert problems == {("bad-line", lines - 1), ("missing", lines)}


@pytest.mark.parametrize("epoch", ["now", "99999999999999", "1.5"])
def test_a_date_that_cannot_be_read_is_told(tmp_path, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(WritingError, match=f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds"):
        bag(ARTICLES, tmp_path / "bag")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["bag", "-o", "out"], ["export"]])
def test_nobody_is_no_name(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*command, NEWSLIVE, "--by", " ")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "the name is empty; leave the option out to name nobody" in result.stderr


def test_a_file_that_no_tag_manifest_lists_is_told_and_makes_no_bag_wrong(tmp_path):
    bag(ARTICLES, tmp_path / "bag")
    (tmp_path / "bag" / "notes.txt").write_text("added")
    result = run("verify", tmp_path / "bag")
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (
        0,
        [f"{tmp_path / 'bag'}: not known: whether notes.txt was added or changed; no tag manifest lists it"],
    )
    bagit.Bag(str(tmp_path / "bag")).validate()
    for name in ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt"):
        (tmp_path / "bag" / name).unlink()
    assert run("verify", tmp_path / "bag").stdout == f"{tmp_path / 'bag'}: unchanged\n"


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(FileExistsError, match="is there already"):
        bag(ARTICLES, tmp_path)
    result = run("bag", NEWSLIVE, "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (
        2,
        f"provenance: cannot write {tmp_path}: it is there already; a bag is made in a new folder\n",
    )
    with pytest.raises(WritingError, match="two articles have the id"):
        bag([ARTICLES[0], ARTICLES[0]], tmp_path / "new")
    with pytest.raises(WritingError, match="no articles"):
        bag([], tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    with pytest.raises(UnreadableError, match="this is no folder"):
        verify(tmp_path / "mine")


@pytest.mark.parametrize("name", ["a%b", "a\nb", "a\r%0Ab", "plain"])
def test_names_of_any_characters_come_back_from_a_manifest(name):
    assert manifest_path(path_in_manifest(name)) == name


def test_many_articles_need_the_memory_of_one(tmp_path):
    def several(count: int):
        return (attrs.evolve(ARTICLES[0], id=f"a{number}") for number in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        bag(several(count), tmp_path / str(count))
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    peak(1)  # what is imported and compiled once
    few = peak(2)
    assert peak(8) < few * 1.3


def test_a_bag_is_the_same_from_wherever_it_is_made_and_does_not_name_the_folders_above(tmp_path, monkeypatch):
    for place in ("one", "home/ana/two"):
        shutil.copytree(EXAMPLES / "osse-spill-2024-06", tmp_path / place / "spill")
        shutil.copytree(NEWSLIVE.parent, tmp_path / place / "newslive")
    assert run("bag", tmp_path / "one", "-o", tmp_path / "a").exit_code == 0
    monkeypatch.chdir(tmp_path / "home/ana")
    assert run("bag", "two/newslive", "two/spill", "-o", tmp_path / "b").exit_code == 0
    told = content(tmp_path / "b")["data/run.prov.xml"]
    assert b"<prov:label>newslive/article.yaml</prov:label>" in told
    assert b"ana" not in told
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_the_commands_make_and_verify_a_bag(tmp_path):
    folder = tmp_path / "out"
    assert run("bag", NEWSLIVE, SAINT_BRANNOC, "-o", folder).exit_code == 0
    told = run("verify", folder)
    assert (told.exit_code, told.stdout) == (0, f"{folder}: unchanged\n")
    (folder / "data" / "run.prov.xml").unlink()
    told = run("verify", folder)
    assert told.exit_code == 1
    assert "data/run.prov.xml is missing" in told.stdout
    assert run("bag", NEWSLIVE, "-o", folder).exit_code == 2
