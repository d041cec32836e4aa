"""Raw texts to draft, with what is known of them: from a plain text, or from JSON Lines.

A line of JSON Lines is an object with ``text`` and, where they are known, ``id``, ``title``, ``outlet``, ``published``,
``language`` and ``url``; other keys are passed over.

May import: characters, errors, dates.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from attrs import frozen

from provenance.characters import refusal, unfit
from provenance.dates import Date
from provenance.errors import InvalidError, ModelError, Problem

__all__ = ["NoText", "RawText", "holds_lines", "raw_text", "raw_text_of_line"]

_LONGEST_NUMBER = 300  # digits; longer ones take the square of their length to read, and are in no key that counts
_WORDS = ("title", "outlet", "language", "url")


@frozen
class RawText:
    """A text with what is known of it.

    Attributes:
        id: of the article.
        text: as it was published.
        title: None when unknown, and so with all that follow.
        outlet: the name of who published it.
        published: when.
        language: its BCP 47 tag.
        url: where it was published.
        file: where it was read, as the user named it.
        line: its line there, counted from 1; None when it is the whole file.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: Date | None = None
    language: str | None = None
    url: str | None = None
    file: str | None = None
    line: int | None = None

    def problem(self, message: str, code: str = "problem") -> Problem:
        """A problem with the place of this text."""
        return Problem(message, self.file, self.line, code=code)


@frozen
class NoText:
    """What stands in the place of a text that cannot be read: why, with places."""

    problems: tuple[Problem, ...]


def raw_text(data: bytes, id_: str, file: str) -> RawText:
    """The text of a file.

    Raises:
        InvalidError: when it is not UTF-8, empty, or has a character that no article can hold.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is no text in UTF-8: the byte 0x{data[error.start]:02x} fits nowhere; save it as UTF-8"
        raise InvalidError([Problem(message, file, line, code="not-utf-8")]) from None
    if not text.strip():
        raise InvalidError([Problem("this is empty; the text of an article is expected", file, code="empty")])
    at = unfit(text)
    if at is not None:
        before = re.split(r"\r\n|\r|\n", text[:at])
        place = (len(before), len(before[-1]) + 1)
        raise InvalidError([Problem(refusal(text[at]), file, *place, code="bad-character")])
    return RawText(id_, text, file=file)


def holds_lines(beginning: bytes) -> bool:
    """Whether something whose first line is this is JSON Lines of texts."""
    try:
        data = json.loads(beginning)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "text" in data


def raw_text_of_line(data: bytes, id_: str, file: str, line: int) -> RawText:
    """The text that a line of JSON Lines gives.

    Args:
        data: the line.
        id_: of the article, when the line gives none.
        file: where it stands, for problems.
        line: counted from 1.

    Raises:
        InvalidError: when it is not such an object; with every problem.
    """
    given = _json(data, file, line)
    if not isinstance(given, dict):
        message = 'a line is an object with a text: {"id": "a1", "text": "…"}'
        raise InvalidError([Problem(message, file, line, code="wrong-type")])
    if "article" in given and "text" not in given:
        message = "this is an article file, no raw text; to draft again into it, give its text and --merge this file"
        raise InvalidError([Problem(message, file, line, code="not-a-text")])
    problems: list[Problem] = []
    text = _words(given, "text", problems, file, line)
    if text is not None and not text.strip():
        problems.append(Problem("the text is empty", file, line, code="empty"))
    elif text is None and not problems:
        problems.append(Problem("the line gives no text", file, line, code="missing-key"))
    number = given.get("id")
    is_number = isinstance(number, int) and not isinstance(number, bool)
    name = str(number) if is_number else _words(given, "id", problems, file, line)
    known = {key: _words(given, key, problems, file, line) for key in _WORDS}
    published = _date(given, problems, file, line)
    if problems or text is None:
        raise InvalidError(problems)
    return RawText(name or id_, text, published=published, file=file, line=line, **known)


def _json(data: bytes, file: str, line: int) -> Any:
    """What a line of JSON says.

    Raises:
        InvalidError: when it is none in UTF-8, is nested too deeply, or gives something twice.
    """
    column = None
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_number)
    except UnicodeDecodeError:
        raise InvalidError([Problem("this line is not UTF-8", file, line, code="not-utf-8")]) from None
    except _GivenTwiceError as error:
        message = f"{str(error)!r} is given twice; which of the two holds?"
        raise InvalidError([Problem(message, file, line, code="duplicate-key")]) from None
    except RecursionError:
        why = "it is nested too deeply"
    except json.JSONDecodeError as error:
        why, column = error.msg, error.colno
    message = f'this line is no JSON: {why}; a line is an object such as {{"id": "a1", "text": "…"}}'
    raise InvalidError([Problem(message, file, line, column, code="not-json")])


class _GivenTwiceError(Exception):
    """A key that an object has twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _GivenTwiceError(key)
    return found


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


def _words(given: dict[str, Any], key: str, problems: list[Problem], file: str, line: int) -> str | None:
    value = given.get(key)
    if value is None or (value == "" and key != "text"):
        return None
    if not isinstance(value, str):
        problems.append(Problem(f"{key!r} takes words, not {json.dumps(value)[:40]}", file, line, code="wrong-type"))
        return None
    at = unfit(value)
    if at is not None:
        message = f"{key!r}, at offset {at}: {refusal(value[at])}"
        problems.append(Problem(message, file, line, code="bad-character"))
        return None
    return value


def _date(given: dict[str, Any], problems: list[Problem], file: str, line: int) -> Date | None:
    words = _words(given, "published", problems, file, line)
    try:
        return Date(words) if words is not None else None
    except ModelError as error:
        problems += [Problem(f"'published': {fault.message}", file, line, code=fault.code) for fault in error.faults]
        return None
