"""``provenance draft``: from texts to articles that the other commands take, whatever is wrong with some of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from importlib.resources import files

import pytest
from command import NEWSLIVE, run, start
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import texts

import provenance
from provenance.drafting import draft
from provenance.drafting.pack import languages

TEXT = 'Bendungan bertahan\n"Bendungan itu bertahan," kata Ann Lee.\n'
OTHER = '"Hujan turun," ujar Ros Tan.\n'


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "dam.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "news.jsonl"
    given = [
        {"id": "a", "text": TEXT, "outlet": "Kurir", "published": "2024-03", "title": "Bendungan", "language": "id"},
        {"id": 7, "text": OTHER, "url": "https://example.org/7", "section": "weather"},
        {"text": OTHER},
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in given))
    return path


def drafted(result):
    return provenance.loads(result.stdout)


# What is written


def test_a_draft_is_an_article_file_whose_statements_are_marked(text):
    article = drafted(run("draft", text, "--language", "id", "--outlet", "Kurir", "--published", "2024-03-12"))
    assert (article.id, article.language, str(article.published)) == ("dam", "id", "2024-03-12")
    assert article.sources_by_id[article.outlet].name == "Kurir"
    assert article.text == TEXT
    assert article.drafted_by == f"provenance-tracker {provenance.__version__}"
    assert [(one.id, one.drafted) for one in article.statements] == [("headline", True), ("s1", True)]
    assert [link.rule is not None for link in article.statements[1].attributions()] == [True]


@pytest.mark.parametrize("command", ["chains", "check", "export"])
def test_the_other_commands_take_a_draft_as_it_is(command, text):
    result = run("draft", text)
    assert run(command, "-", stdin=result.stdout_bytes).exit_code == 0


def test_the_draft_of_a_real_article_is_taken_by_chains():
    result = run("draft", NEWSLIVE.with_name("article.txt"))
    chains = run("chains", "-", stdin=result.stdout_bytes)
    assert chains.exit_code == 0
    assert drafted(result).text == provenance.load(NEWSLIVE).text


def test_json_is_described_by_the_schema_of_chains_and_says_where_the_words_stand(text):
    result = run("draft", text, "--format", "json")
    data = json.loads(result.stdout)
    schema = json.loads(files("provenance.schemas").joinpath("chains.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    _, statement = data["articles"][0]["statements"]
    (link,) = statement["attributions"]
    words = {key: [TEXT[start:end] for start, end in spans] for key, spans in link.items() if key in {"cue", "source"}}
    assert words == {"cue": ["kata"], "source": ["Ann Lee"]}
    assert "Bendungan itu bertahan" in TEXT[slice(*statement["content"][0])]


def test_json_is_what_chains_prints_of_the_draft(text):
    yaml = run("draft", text)
    assert (
        run("draft", text, "--format", "json").stdout
        == run("chains", "-", "--format", "json", stdin=yaml.stdout_bytes).stdout
    )


RELAYED = "Melansir Kabar Sungai, Rini Kartika mengatakan air naik. Badan Sungai Nasional melaporkan jembatan rusak.\n"


def test_the_other_chains_are_in_the_json_and_explained(text):
    text.write_text(RELAYED)
    (article,) = json.loads(run("draft", text, "--format", "json").stdout)["articles"]
    schema = json.loads(files("provenance.schemas").joinpath("chains.schema.json").read_text("utf-8"))
    Draft202012Validator(schema["$defs"]["article"] | {"$defs": schema["$defs"]}).validate(article)
    (other,) = article["alternatives"]
    assert (other["statement"], other["sources"]) == ("s2", ["kabar-sungai", "badan-sungai-nasional"])
    explained = run("draft", text, "--explain").stdout
    assert "or Kabar Sungai ← Badan Sungai Nasional: scope-lasts: “Melansir Kabar Sungai”" in explained


def test_an_explanation_names_what_carries_no_statement(text):
    text.write_text(TEXT + "Apakah bendungan itu aman?\nBaca juga: Bendungan lain\n")
    explained = run("draft", text, "--explain", "--language", "id").stdout
    told = explained.partition("no statement\n")[2].splitlines()
    assert "      a question: “Apakah bendungan itu aman?”" in told
    assert "      a line of the page: “Baca juga: Bendungan lain”" in told


def test_jsonl_has_one_article_a_line(lines):
    found = [json.loads(line) for line in run("draft", lines, "--format", "jsonl").stdout.splitlines()]
    assert [each["id"] for each in found] == ["a", "7", "news-3"]
    assert json.loads(run("draft", lines, "--format", "json").stdout)["articles"] == found


# Where texts come from


def test_lines_give_what_they_know_and_options_the_rest(lines):
    result = run("draft", lines, "--outlet", "Pos", "--format", "jsonl")
    first, second, _ = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["title"], first["published"], first["language"]) == ("Bendungan", "2024-03", "id")
    assert (second["url"], second["published"]) == ("https://example.org/7", None)
    names = [each["statements"][0]["chains"][0]["links"][0]["name"] for each in (first, second)]
    assert names == ["Kurir", "Pos"]


def test_standard_input_is_a_text_or_lines(lines):
    assert drafted(run("draft", "-", stdin=TEXT.encode())).text == TEXT
    found = run("draft", "-", "--format", "jsonl", stdin=lines.read_bytes()).stdout
    assert [json.loads(line)["id"] for line in found.splitlines()] == ["a", "7", "draft-3"]


def test_a_text_that_begins_with_a_brace_is_a_text():
    assert drafted(run("draft", "-", stdin=b'{"id": 1}\nrest\n')).text == '{"id": 1}\nrest\n'


def test_a_folder_stands_for_its_texts_and_files_of_one_name_are_told_apart(tmp_path):
    for name in ("a/one.txt", "b/one.txt", "b/two.txt", "b/.hidden.txt", "b/notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = run("draft", tmp_path, "--format", "jsonl").stdout.splitlines()
    folder = str(tmp_path).lstrip("/")
    assert [json.loads(line)["id"] for line in found] == [f"{folder}/a/one", f"{folder}/b/one", "two"]


def test_several_texts_are_a_stream_of_article_files_that_the_other_commands_take(lines):
    result = run("draft", lines)
    chains = run("chains", "-", "--format", "jsonl", stdin=result.stdout_bytes).stdout
    assert [json.loads(line)["article"] for line in chains.splitlines()] == ["a", "a", "7", "news-3"]


def test_a_folder_takes_a_file_an_article(lines, tmp_path):
    assert run("draft", lines, "-o", f"{tmp_path}/out/").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["7.yaml", "a.yaml", "news-3.yaml"]
    assert [article.id for article in provenance.load_all([tmp_path / "out"])] == ["7", "a", "news-3"]


# What is told


def test_a_language_that_was_guessed_is_said(text, lines):
    assert run("draft", text).stderr == "provenance: dam: the language was guessed: id; --language says it\n"
    assert run("draft", text, "--language", "id").stderr == ""
    assert run("draft", lines).stderr == "provenance: the language was guessed: id for 2 texts; --language says it\n"


def test_explain_tells_the_rule_and_the_words_of_each_link(text):
    result = run("draft", text, "--explain", "--language", "id", "--outlet", "Kurir")
    assert "    Kurir ← Ann Lee\n" in result.stdout
    assert "“kata”" in result.stdout
    assert "article:" not in result.stdout


def test_with_a_file_to_write_the_explanation_goes_to_standard_output(text, tmp_path):
    result = run("draft", text, "--explain", "-o", tmp_path / "dam.yaml")
    assert "“kata”" in result.stdout
    assert provenance.load(tmp_path / "dam.yaml").id == "dam"


def test_what_is_wrong_with_some_texts_is_told_and_the_others_are_drafted(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        b'{"id": "a", "text": "\\"Ya,\\" kata Ann Lee."}\n[1]\n{"id": "a", "text": "x"}\n{"id": "b"}\n'
        b'{"id": "c", "text": 3, "url": []}\nnonsense\n{"id": "d", "text": "x", "published": "soon"}\n\n\xff\n'
        b'{"id": "e", "text": " "}\n{"article": {}}\n{"id": "f", "text": "\\ud800"}\n'
        b'{"id": "g", "text": "x", "language": "xx"}\n'
    )
    result = run("draft", path, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]
    guess, *told = result.stderr.splitlines()
    assert guess == "provenance: a: the language was guessed: id; --language says it"
    numbers = ["2", "3", "4", "5", "5", "6", "7", "9", "10", "11", "12", "13"]
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in told] == numbers
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "this is empty"),
        ("latin.txt", b"caf\xe9", "this is no text in UTF-8: the byte 0xe9 fits nowhere"),
        ("a.yaml", b"article: {}", "this is no raw text by its name"),
        ("empty.jsonl", b"", "this is empty"),
        ("twice.jsonl", b'{"id": "a", "text": "x", "id": "b"}', ":1: 'id' is given twice; which of the two holds?"),
        ("cut.jsonl", b'{"id": "a", "te', ":1:13: this line is no JSON: Unterminated string"),
        ("deep.jsonl", b"[" * 100_000, ":1: this line is no JSON: it is nested too deeply"),
        ("nul.txt", b"Ya.\r\nYa\x00", ":2:3: the character U+0000 cannot be in an article"),
        ("nul.jsonl", rb'{"text": "Ya\u0000"}', ":1: 'text', at offset 2: the character U+0000 cannot be"),
    ],
)
def test_what_is_no_text_is_told_with_the_file(name, content, words, tmp_path):
    (tmp_path / name).write_bytes(content)
    result = run("draft", tmp_path / name)
    assert result.stderr.startswith(f"{tmp_path / name}:")
    assert words in result.stderr
    assert result.exit_code == 2


def test_a_folder_without_texts_is_told(tmp_path):
    result = run("draft", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path}: there are no texts (.txt, .jsonl) here\n")


def test_a_language_without_a_pack_is_wrong_usage(text):
    result = run("draft", text, "--language", "tlh")
    assert result.exit_code == 2
    assert result.stderr.startswith("provenance: there is no language pack 'tlh'; there are ")


@pytest.mark.parametrize(
    "arguments",
    [["--published", "soon"], ["--jobs", "0"], ["--title", "T", "other.txt"], ["--merge", "x.yaml", "--outlet", "o"]],
)
def test_wrong_usage_exits_2(arguments, text):
    assert run("draft", text, *arguments).exit_code == 2


# Nothing is lost


def test_a_file_in_which_a_person_wrote_is_not_replaced(text, tmp_path):
    target = tmp_path / "dam.yaml"
    assert run("draft", text, "-o", target).exit_code == 0
    untouched = target.read_text()
    assert run("draft", text, "-o", target).exit_code == 0
    for written in (untouched.replace("    drafted: true\n", ""), "# mine\n" + untouched, "half an article:\n  - {"):
        target.write_text(written)
        result = run("draft", text, "-o", target)
        assert result.exit_code == 2
        assert "--merge" in result.stderr
        assert target.read_text() == written


def test_a_file_in_a_folder_in_which_a_person_wrote_stays(lines, tmp_path):
    out = tmp_path / "out"
    run("draft", lines, "-o", f"{out}/")
    (out / "a.yaml").write_text("# looked at\n" + (out / "a.yaml").read_text())
    result = run("draft", lines, "-o", out)
    assert result.exit_code == 1
    assert f"{out}/a.yaml: this holds what a person wrote, and stays" in result.stderr


def test_the_text_is_not_replaced(text):
    assert run("draft", text, "-o", text).exit_code == 2
    assert text.read_text() == TEXT


def test_ids_that_would_have_one_file_are_told(tmp_path):
    lines = tmp_path / "x.jsonl"
    lines.write_text('{"id": "a/b", "text": "x"}\n{"id": "a:b", "text": "x"}\n')
    result = run("draft", lines, "-o", f"{tmp_path}/out/")
    assert "the articles 'a/b' and 'a:b' would have one file" in result.stderr
    assert result.exit_code == 1


# Drafting again


def test_merging_keeps_a_confirmed_statement_as_it_is(text, tmp_path):
    target = tmp_path / "dam.yaml"
    run("draft", text, "-o", target, "--language", "id", "--outlet", "Kurir")
    confirmed = target.read_text().replace("    drafted: true\n", "").replace("        rule: ", "        # by ")
    target.write_text(confirmed)
    result = run("draft", text, "--merge", target, "-o", target)
    assert (result.exit_code, result.stderr) == (0, "")
    assert target.read_text() == confirmed


def test_merging_drafts_what_is_new_in_the_text(text, tmp_path):
    target = tmp_path / "dam.yaml"
    run("draft", text, "-o", target, "--language", "id")
    target.write_text(target.read_text().replace("    drafted: true\n", "").replace("drafted: true, ", ""))
    text.write_text(TEXT + OTHER)
    article = drafted(run("draft", text, "--merge", target))
    assert [(one.id, one.drafted) for one in article.statements] == [
        ("headline", False),
        ("s1", False),
        ("s2", True),
    ]
    assert article.text == TEXT + OTHER


def test_merging_tells_what_no_longer_fits_and_exits_1(text, tmp_path):
    target = tmp_path / "dam.yaml"
    run("draft", text, "-o", target, "--language", "id")
    target.write_text(target.read_text().replace("    drafted: true\n", ""))
    text.write_text(OTHER)
    result = run("draft", text, "--merge", target)
    assert result.exit_code == 1
    (place,) = (line for line in result.stderr.splitlines() if "'Bendungan itu bertahan" in line)
    assert place.startswith(f"{target}:")
    assert [one.drafted for one in drafted(result).statements] == [True]
    assert "\n# Set aside when the article was drafted again" in result.stdout


# Any text


@given(texts(), st.sampled_from(sorted(languages())))
def test_any_text_is_drafted_into_a_file_that_reads_back_equal_and_the_same_each_time(text, language):
    found = draft(text, language=language)
    written = provenance.to_yaml(found.article)
    assert draft(text, language=language) == found
    if text:
        assert provenance.loads(written) == found.article


@given(texts(), st.sampled_from(sorted(languages())))
def test_any_draft_comes_back_from_prov_equal(text, language):
    article = draft(text, language=language).article
    assert provenance.read_provxml(provenance.to_provxml(article)) == article


# Many at once


def ends(*_):
    os._exit(1)


def test_a_process_that_ends_is_told(lines, monkeypatch):
    monkeypatch.setattr("provenance.cli.drafting._several", ends)
    result = run("draft", lines, "--jobs", "2")
    assert result.exit_code == 2
    assert "try fewer --jobs" in result.stderr


def test_the_number_of_processes_changes_no_byte(lines):
    content = lines.read_text().splitlines()
    more = [json.dumps({"id": f"m{number}", "text": TEXT + "Hujan turun lagi. " * 1_500}) for number in range(8)]
    lines.write_text("\n".join([*content, "rubbish", *more]) + "\n")
    one, three = (start("draft", lines, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "3"))
    assert one.stdout == three.stdout
    assert one.stderr == three.stderr
    assert one.returncode == three.returncode == 2
    assert len(one.stdout.splitlines()) == 11


def test_what_the_outlet_says_itself_can_be_left_out_and_is_told(text):
    article = drafted(run("draft", text, "--language", "id", "--cited-only"))
    assert [one.text for one in article.statements] == ["Bendungan itu bertahan"]
    explained = run("draft", text, "--language", "id", "--cited-only", "--explain").stdout
    assert "the outlet's own voice" in explained


@pytest.mark.parametrize("option", ["--outlet", "--title"])
@pytest.mark.parametrize("words", ["", " ", "A\nB", "A\x01B"])
def test_an_outlet_or_title_without_words_or_with_marks_that_do_not_show_is_wrong_usage(text, option, words):
    result = run("draft", text, option, words)
    assert result.exit_code == 2
    assert f"{option} is a line of words" in result.stderr


def test_standard_input_is_not_read_twice():
    result = run("draft", "-", "-", input=TEXT)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "- stands twice" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="there an interrupt goes to a whole console")
@pytest.mark.parametrize(("seconds", "jobs"), [(0.5, "2"), (2.0, "2"), (0.6, "4"), (0.7, "4")])
def test_an_interrupt_ends_all_processes_at_once_and_leaves_nothing_half_written(tmp_path, seconds, jobs):
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(number), "text": TEXT * 200}) + "\n" for number in range(2000)))
    output = tmp_path / "drafts.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "draft", many, "--format", "jsonl", "--jobs", jobs, "-o", output],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  # a shell lets jobs in the background ignore it
    )
    try:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, complaints) == (130, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["many.jsonl"]
