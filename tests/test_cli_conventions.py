"""What every command keeps to: streams, exit codes, colours, closed pipes, full disks, strange names, quick help."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import click
import pytest
from command import MAIN, NEWSLIVE, PROGRAM, SAINT_BRANNOC, run, start
from hypothesis import given, settings
from hypothesis import strategies as st

COMMANDS = [
    "draft",
    "chains",
    "sources",
    "independence",
    "check",
    "graph",
    "report",
    "diff",
    "export",
    "import",
    "validate",
    "bag",
    "verify",
]
NEEDS_DEV_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


# Help


def test_the_commands_are_these():
    assert list(MAIN.list_commands(click.Context(MAIN))) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"^    provenance {command} \S", result.stdout, flags=re.MULTILINE)


def test_the_version_is_told():
    import provenance

    assert run("--version").stdout == f"provenance {provenance.__version__}\n"


def test_the_package_can_be_run_as_a_module():
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "provenance", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == run("--version").stdout


def test_an_interrupt_while_the_command_loads_is_silent():
    code = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from provenance.__main__ import main\nmain()\n"
    )
    ran = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_help_loads_none_of_the_heavy_libraries():
    heavy = {"attr", "lxml", "networkx", "ruamel", "provenance.model", "tempfile"}
    code = (
        "import sys\nfrom provenance.cli.main import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *sorted({heavy!r} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1].split() == ["LOADED"]


# Exit codes and messages


@pytest.mark.parametrize("command", COMMANDS)
def test_files_that_are_not_there_are_all_named_and_exit_2(command):
    result = run(command, "/nowhere.xml", "/neither.xml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(result.stderr.splitlines()) == [
        "/neither.xml: there is no such file",
        "/nowhere.xml: there is no such file",
    ]


@pytest.mark.parametrize("arguments", [[], ["chains"], ["chian"], ["chains", "--format", "pdf", "x"], ["export", "-q"]])
def test_wrong_usage_exits_2(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: provenance" in result.stderr + result.stdout


@pytest.mark.parametrize("command", ["chains", "sources", "export"])
def test_a_folder_says_the_same_as_the_list_of_its_files(tmp_path, command):
    for name, text in {
        "a.yaml": "article: {id: a, title: t, outlet: o, text: x}\n",
        "b.yaml": "article: {id: b, title: t, outlet: o, text: x, nonsense: 1}\n",
        "c.yaml": "article: {id: a, title: t, outlet: o, text: y}\n",
        "d.yaml": "article: {id: d, title: t, outlet: o, text: x}\n",
    }.items():
        (tmp_path / name).write_text(text)
    folder, listed = run(command, tmp_path), run(command, *sorted(tmp_path.iterdir()))
    assert folder.exit_code == listed.exit_code == 1
    assert folder.stdout == listed.stdout
    assert folder.stderr == listed.stderr
    assert "nonsense" in folder.stderr
    assert f"c.yaml: the article 'a' stands in {tmp_path}/a.yaml already; ids are unique" in folder.stderr


def test_an_article_that_is_given_twice_is_told_and_shown_once():
    once, twice = run("chains", SAINT_BRANNOC), run("chains", SAINT_BRANNOC, SAINT_BRANNOC)
    assert (twice.stdout, twice.exit_code) == (once.stdout, 1)
    assert twice.stderr.endswith("already; ids are unique\n")


def test_of_very_many_problems_the_first_hundred_are_told_and_how_many_more_there_are(tmp_path):
    (tmp_path / "a.yaml").write_text(
        "article: {id: a, title: t, outlet: o, text: x}\n" + "\n".join(f"k{n}: 1" for n in range(5_000))
    )
    result = run("chains", tmp_path / "a.yaml")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 101
    assert result.stderr.endswith("… and 4,900 more problems; mend those above first\n")


def test_an_article_that_does_not_hold_together_exits_1_with_every_problem_of_every_file(tmp_path):
    for name, quote in (("a", "absent"), ("b", "missing")):
        (tmp_path / f"{name}.yaml").write_text(
            f"article: {{id: {name}, title: T, outlet: o, text: Words.}}\nsources: {{o: {{name: O}}}}\n"
            f"statements:\n- {{id: s, quote: {quote}}}\n- {{id: t, quote: Words, claim: none}}\n"
        )
    result = run("chains", tmp_path / "a.yaml", SAINT_BRANNOC, tmp_path / "b.yaml")
    assert result.exit_code == 1
    places = [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in result.stderr.splitlines()]
    assert [re.sub(r":\d+$", "", place) for place in places] == ["a.yaml:4", "a.yaml:5", "b.yaml:4", "b.yaml:5"]
    assert "The Harlow Courier" in result.stdout  # what can be read is shown


@pytest.mark.parametrize(
    "arguments",
    [("chains", "-", "-"), ("chains", "-", "--judgements", "-"), ("validate", "-", "-"), ("diff", "-", "-")],
    ids=" ".join,
)
def test_standard_input_that_is_asked_for_twice_is_wrong_usage(arguments):
    result = run(*arguments, stdin=NEWSLIVE.read_bytes())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "- is given twice, and standard input can be read only once; leave one out" in " ".join(
        result.stderr.split()
    )


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from([b"<", b"\xff\xfe<\0", b"<a/>", b"{", b"[]", b"null", b"- - -", b"&a [*a]", b"--- \n---"]),
        st.binary(max_size=40).map(lambda tail: b"<?xml version='1.0'?><a>" + tail),
        st.binary(max_size=40).map(lambda tail: b"article: {id: x, title: T, outlet: o}\n" + tail),
    ),
    st.sampled_from(COMMANDS),
)  # fmt: skip
def test_any_bytes_end_in_an_exit_code_of_the_three_with_a_message_and_no_traceback(data, command):
    result = run(command, "-", stdin=data)
    assert result.exit_code in {0, 1, 2}, result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr
    assert result.exit_code == 0 or result.stderr or result.stdout


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**30), st.integers(0, 255), st.sampled_from(COMMANDS), st.booleans())
def test_a_good_file_with_a_byte_changed_ends_in_an_exit_code_of_the_three(position, byte, command, as_xml):
    data = bytearray(EXPORTED if as_xml else SAINT_BRANNOC_ALONE)
    data[position % len(data)] = byte
    result = run(command, "-", stdin=bytes(data))
    assert result.exit_code in {0, 1, 2}, result.stderr
    assert "fault of this program" not in result.stderr


EXPORTED = run("export", SAINT_BRANNOC).stdout_bytes
SAINT_BRANNOC_ALONE = run("export", SAINT_BRANNOC, "--format", "yaml").stdout_bytes


def test_a_fault_of_the_program_is_one_message_and_its_traceback_is_to_be_had(monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("for the sake of the test")

    monkeypatch.setattr("provenance.citations.citations", fails)
    result = run("sources", NEWSLIVE)
    assert (result.exit_code, result.stdout) == (70, "")
    first, second = result.stderr.splitlines()
    assert (
        first == "provenance: a fault of this program, not of your input: ZeroDivisionError: for the sake of the test"
    )
    assert "report" in second
    with pytest.raises(ZeroDivisionError):
        raise run("sources", NEWSLIVE, PROVENANCE_TRACEBACK="1").exception


# Colours


def test_there_is_no_colour_where_there_is_no_terminal():
    assert "\x1b" not in run("chains", NEWSLIVE).stdout


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, False),
    ],
)
@pytest.mark.parametrize("arguments", [["chains"], ["chains", "--format", "tree"], ["sources"]], ids=" ".join)
def test_the_option_goes_before_the_environment(arguments, option, environment, coloured):
    plain = run(*arguments, NEWSLIVE).stdout
    shown = run(*arguments, NEWSLIVE, "--color", option, **environment).stdout
    assert ("\x1b[" in shown) == coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain


# Streams, by the installed program


def on_a_terminal(*arguments: object, columns: int = 60, **environment: str) -> str:
    """What a terminal of some width receives."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | environment,
    ):
        os.close(theirs)
        received = b""
        while select.select([ours], [], [], 30)[0]:
            try:
                data = os.read(ours, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not data:
                break
            received += data
    os.close(ours)
    return received.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_lines_of_its_width():
    shown = on_a_terminal("chains", SAINT_BRANNOC, columns=60)
    assert "\x1b[1;36ms3\x1b[0m" in shown
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(len(line) for line in lines if " ← " not in line) <= 60
    assert "    The Harlow Courier ← Coastwire ← Dagsposten ← Tom Reve ← a deckhand" in lines


def test_somebody_who_waits_at_a_terminal_sees_how_far_it_is_and_no_trace_is_left():
    ours, theirs = pty.openpty()
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": theirs}
    with subprocess.Popen([PROGRAM, "sources", "-"], **streams) as process:
        os.close(theirs)
        assert select.select([ours], [], [], 30)[0], "nothing was drawn"
        drawn = os.read(ours, 65536)
        found, _ = process.communicate(SAINT_BRANNOC_ALONE)
        while not drawn.endswith(b"\r\x1b[2K"):
            drawn += os.read(ours, 65536)
    os.close(ours)
    assert b"reading: 0 articles, " in drawn
    assert found.decode() == run("sources", SAINT_BRANNOC).stdout


def test_control_characters_of_data_are_escaped_on_a_terminal_only(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text('article: {id: x, title: T, outlet: o, text: "\\x9b1m"}\nstatements: [{id: s, quote: "\\x9b1m"}]\n'
                    "sources: {o: {name: O}}\n", encoding="utf-8")  # fmt: skip
    assert "\x9b1m" in run("chains", file, "--format", "csv").stdout
    shown = on_a_terminal("chains", file, "--format", "csv")
    assert r"\x9b1m" in shown
    assert "\x9b" not in shown


@pytest.mark.parametrize("arguments", [["chains"], ["export"]], ids=" ".join)
def test_a_closed_pipe_is_silent(arguments):
    reader, writer = os.pipe()
    os.close(reader)
    ran = start(*arguments, NEWSLIVE, stdout=writer)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


@NEEDS_DEV_FULL
@pytest.mark.parametrize("arguments", [["chains", "--format", "json"], ["--help"]], ids=" ".join)
def test_a_full_disk_is_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        ran = start(*arguments, *([] if "--help" in arguments else [NEWSLIVE]), stdout=full)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert b"No space left on device" in ran.stderr


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=str,
)
def test_output_is_utf_8_whatever_the_locale(environment):
    ran = start("chains", NEWSLIVE, "北朝鮮.yaml", environment=environment)
    assert ran.stdout.decode("utf-8") == run("chains", NEWSLIVE).stdout
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1


def test_a_file_name_that_cannot_be_decoded_is_named_with_escapes():
    ran = start("chains", b"no\xffwhere\x1b[2J.yaml")
    assert ran.returncode == 2
    assert ran.stderr == b"no\\udcffwhere\\x1b[2J.yaml: there is no such file\n"


def test_a_file_with_a_name_that_cannot_be_decoded_is_read(tmp_path):
    name = os.path.join(os.fsencode(tmp_path), b"\xff.yaml")  # noqa: PTH118  # bytes
    Path(os.fsdecode(name)).write_bytes(SAINT_BRANNOC_ALONE)
    ran = start("chains", name)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_pipe_can_be_a_file_and_is_told_by_its_content(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([PROGRAM, "export", str(SAINT_BRANNOC), "-o", str(pipe)]) as writer:
        ran = start("chains", pipe)
    assert (writer.returncode, ran.returncode, ran.stderr) == (0, 0, b"")
    assert ran.stdout.decode() == run("chains", SAINT_BRANNOC).stdout


def test_closed_standard_streams_are_said():
    no_output = start("chains", NEWSLIVE, preexec_fn=lambda: os.close(1), stdout=None)
    assert (no_output.returncode, no_output.stderr) == (2, b"provenance: standard output is closed\n")
    no_input = start("chains", "-", preexec_fn=lambda: os.close(0))
    assert (no_input.returncode, no_input.stderr) == (2, b"-: standard input is closed\n")


def test_an_interrupt_is_quiet():
    with subprocess.Popen(
        [PROGRAM, "chains", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # a shell lets jobs in the background ignore it
    ) as process:
        wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
    assert (process.returncode, error) == (130, b"")


def test_a_request_to_end_leaves_no_unfinished_file(tmp_path):
    out = tmp_path / "out.xml"
    with subprocess.Popen([PROGRAM, "export", "-", "-o", str(out)], stdin=subprocess.PIPE) as process:
        wait_until_reading(process.pid)
        process.terminate()
        process.communicate(timeout=20)
    assert process.returncode == 143
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        *(["chains", ""], ["sources", ""], ["export", ""], ["check", ""], ["independence", ""], ["validate", ""]),
        ["diff", "", NEWSLIVE],
        ["export", NEWSLIVE, "-o", ""],
        ["chains", NEWSLIVE, "--judgements", ""],
    ],
    ids=lambda arguments: f"{arguments[0]} {arguments[-2] if arguments[-1] == '' else ''}",
)
def test_an_empty_name_is_wrong_usage_and_not_the_current_folder(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the name is empty; name a file or folder" in result.stderr


@pytest.mark.parametrize("command", ["chains", "sources", "independence", "check", "export"])
def test_an_article_that_is_given_twice_is_a_problem_and_not_counted_twice(command):
    result = run(command, SAINT_BRANNOC, SAINT_BRANNOC)
    assert result.exit_code == 1
    assert "the article 'saint-brannoc-2024-03-12' stands in" in result.stderr


def test_standard_output_has_a_name_too():
    expected = run("export", SAINT_BRANNOC).stdout_bytes
    ran = start("export", SAINT_BRANNOC, "-o", "/dev/stdout")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, expected, b"")


def wait_until_reading(pid: int) -> None:
    """Wait until a process waits for its input; where the system does not tell, long enough."""
    state = Path(f"/proc/{pid}/wchan")
    for _ in range(100):
        time.sleep(0.05)
        if state.exists() and "pipe" in state.read_text():
            return


# Completion


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("provenance ch", ["chains", "check"]),
        ("provenance check --explain PA40", ["PA401", "PA402", "PA403", "PA404", "PA405"]),
        (f"provenance chains {SAINT_BRANNOC} --source da", ["dagsposten"]),
        (f"provenance chains --format tree {SAINT_BRANNOC} --statement h", ["headline"]),
        ("provenance chains /nowhere --statement h", []),
    ],
)
def test_the_shell_completes_commands_and_names_in_the_files_given(words, expected):
    count = len(words.split()) - 1
    ran = start(
        environment={"COMP_WORDS": words, "COMP_CWORD": str(count), "_PROVENANCE_COMPLETE": "bash_complete"},
    )
    assert [line.split(",")[1] for line in ran.stdout.decode().split()] == expected
    assert ran.stderr == b""
