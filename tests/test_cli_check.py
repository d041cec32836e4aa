"""``provenance check``: files in, findings out, an exit code that a build can use."""

from __future__ import annotations

import json
import shutil

import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC, run

BROKEN = """\
article: {id: b, title: T, outlet: o, text: It rained. It snowed.}
sources: {o: {name: O, kind: outlet}, m: {name: M, kind: person}}
statements:
- {id: s1, quote: It hailed, attributed_to: m}
- {id: s2, quote: It rained, contradicts: [s1], about: [s1], attributed_to: {source: m, rests_on: [s1]}}
- {id: s3, quote: It snowed}
"""


@pytest.fixture
def broken(tmp_path):
    """An article one of whose quotes is no longer in its text."""
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["newslive-2023-11-01", "saint-brannoc-2024-03-12"])
def test_the_findings_of_the_examples_are_these(name, golden, monkeypatch):
    monkeypatch.chdir(EXAMPLES)
    result = run("check", f"{name}/article.yaml")
    assert (result.exit_code, result.stderr) == (1, "")
    golden(f"{name}.check.txt", result.stdout_bytes)


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_the_findings_of_newslive_in_every_format_are_these(form, golden, monkeypatch):
    monkeypatch.chdir(EXAMPLES)
    result = run("check", "newslive-2023-11-01/article.yaml", "--format", form)
    assert result.exit_code == 1
    golden(f"newslive-2023-11-01.check.{form}", result.stdout_bytes)


@pytest.mark.parametrize(
    ("fail_on", "policy", "code"),
    [
        ("warning", "default", 1),
        ("note", "default", 1),
        ("error", "default", 0),
        ("error", "reuters", 1),
        ("never", "reuters", 0),
    ],
)
def test_the_exit_code_says_whether_something_is_as_heavy_as_asked(fail_on, policy, code):
    assert run("check", SAINT_BRANNOC, "--fail-on", fail_on, "--policy", policy).exit_code == code


def test_select_and_ignore_take_codes_beginnings_and_names_with_commas():
    result = run("check", NEWSLIVE, "--select", "PA4,headline-softer", "--select", "PA2", "--ignore", "PA201,PA205")
    codes = [line.split()[1] for line in result.stdout.splitlines() if ": PA" in line]
    assert codes == ["PA303", "PA401"]
    assert run("check", NEWSLIVE, "--ignore", "PA").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "PA999"], "no rule has the code or name 'PA999'"),
        (["--ignore", "single-orgin"], "did you mean single-origin"),
        (["--policy", "rueters"], "did you mean reuters?"),
        (["--explain", "PA999"], "no rule has the code or name 'PA999'"),
        (["--fail-on", "doubt"], "Invalid value for '--fail-on'"),
        (["--judgements", "/nowhere.yaml"], "/nowhere.yaml: there is no such file"),
    ],
)
def test_a_name_that_there_is_not_exits_2_with_near_ones(arguments, words):
    result = run("check", *arguments, NEWSLIVE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


BAD_POLICY = "[thresholds]\nminimum_origins = 0\n"
BAD_JUDGEMENTS = "judgements:\n- {kind: source, same_as: [a, a], judged_by: x, judged_on: 2024-01-01}\n"
JUDGED = "judgements:\n- {{kind: source, same_as: [a, b], judged_by: x, judged_on: 2024-01-01, verdict: {}}}\n"


@pytest.mark.parametrize(
    ("option", "content", "words"),
    [
        ("--policy", BAD_POLICY, ":2: 'minimum_origins' takes"),
        ("--judgements", BAD_JUDGEMENTS, "judged against itself"),
    ],
)
@pytest.mark.parametrize("command", ["check", "report"])
def test_what_an_option_names_and_does_not_hold_together_exits_2_for_nothing_was_checked(
    command, option, content, words, tmp_path
):
    file = tmp_path / "given"
    file.write_text(content)
    result = run(command, NEWSLIVE, option, file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_bag_by_a_policy_that_does_not_hold_together_is_not_made(tmp_path):
    (tmp_path / "p.toml").write_text(BAD_POLICY)
    result = run("bag", NEWSLIVE, "--policy", tmp_path / "p.toml", "-o", tmp_path / "bag")
    assert (result.exit_code, (tmp_path / "bag").exists()) == (2, False)


def test_judgements_of_two_files_that_contradict_each_other_exit_2(tmp_path):
    (tmp_path / "one.yaml").write_text(JUDGED.format("same"))
    other = "- {kind: source, same_as: [b, c], judged_by: x, judged_on: 2024-01-01, verdict: same}\n"
    apart = "- {kind: source, same_as: [a, c], judged_by: x, judged_on: 2024-01-01, verdict: different}\n"
    (tmp_path / "two.yaml").write_text(f"judgements:\n{other}{apart}")
    result = run("check", NEWSLIVE, "--judgements", tmp_path / "one.yaml", "--judgements", tmp_path / "two.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a and c are judged different, and the same by others" in result.stderr


def test_a_file_is_wanted_unless_only_rules_are_asked_about():
    assert run("check").exit_code == 2
    assert run("check", "--list").exit_code == 0
    explained = run("check", "--explain", "pa205")
    assert explained.exit_code == 0
    assert explained.stdout.startswith("PA205 only-interested (warning in the policy default)\n")


def test_words_that_left_the_text_are_a_finding_and_the_rest_is_checked(broken):
    result = run("check", broken)
    assert (result.exit_code, result.stderr) == (1, "")
    lines = [line.removeprefix(str(broken)) for line in result.stdout.splitlines() if ": PA" in line]
    assert lines[0].startswith(":4:19: PA601 error s1: 'It hailed' is not in the text")
    assert [line.split()[1] for line in lines] == ["PA601", "PA101"]
    assert run("chains", broken).exit_code == 1


def test_an_orphaned_quote_can_be_ignored_with_a_reason(broken):
    broken.write_text(BROKEN.replace("attributed_to: m}", "attributed_to: m}  # provenance: ignore PA601 the old text"))
    codes = [line.split()[1] for line in run("check", broken).stdout.splitlines() if ": PA" in line]
    assert codes == ["PA101"]


def test_an_article_that_does_not_hold_together_is_a_problem_and_the_others_are_checked(tmp_path):
    file = tmp_path / "worse.yaml"
    file.write_text(BROKEN.replace("contradicts: [s1]", "contradicts: [s9]"))
    result = run("check", file, SAINT_BRANNOC, "/nowhere.yaml")
    assert result.exit_code == 2
    assert "4 findings in 1 article" in result.stdout
    assert f"{file}:5:" in result.stderr
    assert "/nowhere.yaml: there is no such file" in result.stderr
    assert run("check", file).exit_code == 1


def test_a_folder_and_prov_xml_are_checked_like_the_article_file(tmp_path):
    shutil.copytree(EXAMPLES / "newslive-2023-11-01", tmp_path / "news")
    (tmp_path / "news" / "article.prov.xml").unlink()
    plain = [line.partition(": PA")[2] for line in run("check", NEWSLIVE).stdout.splitlines() if ": PA" in line]
    folder = run("check", tmp_path).stdout.splitlines()
    assert [line.partition(": PA")[2] for line in folder if ": PA" in line] == plain
    exported = run("export", NEWSLIVE).stdout_bytes
    piped = run("check", "-", stdin=exported).stdout.splitlines()
    assert [line.removeprefix("-: PA") for line in piped if ": PA" in line] == plain


def test_an_article_that_is_given_twice_is_a_problem():
    result = run("check", SAINT_BRANNOC, SAINT_BRANNOC)
    assert result.exit_code == 1
    assert "'saint-brannoc-2024-03-12' stands in" in result.stderr


def test_articles_are_taken_together_and_judgements_say_who_is_the_same(tmp_path):
    for id_, outlet, source in (("a", "courier", "x"), ("b", "herald", "y")):
        (tmp_path / f"{id_}.yaml").write_text(
            f"article: {{id: {id_}, title: T, outlet: {outlet}, text: It rained.}}\n"
            f"sources: {{{outlet}: {{name: The {outlet}, kind: outlet}}, {source}: {{name: M{id_}, kind: person}}}}\n"
            f"claims: {{rain: It rained.}}\n"
            f"statements: [{{quote: It rained, claim: rain, attributed_to: {source}}}]\n"
        )
    judgements = tmp_path / "same.yaml"
    judgements.write_text("judgements: [{kind: source, same_as: [x, y], judged_by: Ana, judged_on: 2024-03-14}]\n")
    files = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert run("check", *files).stdout == "no findings in 2 articles\n"
    result = run("check", *files, "--judgements", judgements)
    assert "PA207 warning claim rain: 2 outlets, The courier and The herald, and one origin" in result.stdout


def test_json_is_one_object_whatever_is_found():
    data = json.loads(run("check", SAINT_BRANNOC, "--format", "json", "--ignore", "PA").stdout)
    assert (data["findings"], data["articles"]) == ([], ["saint-brannoc-2024-03-12"])
