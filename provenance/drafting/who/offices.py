"""Where the words of an office end and a name begins ("Perdana Menteri Tuvanga Ana Putri").

May import: introducing, learned, names, pack, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced, begins
from provenance.drafting.who.learned import places_told
from provenance.drafting.who.names import Name
from provenance.terms import SourceKind

__all__ = ["Offices"]

_BEFORE_SENTENCES = frozenset('.\n"”“?!-–—')


@frozen
class Offices:
    """What the text tells about the words between an office and a name.

    Attributes:
        alone: words that stand alone as a name.
        subjects_alone: those of them that a sentence begins with.
        places: words that are names of places.
        free: names of several words that stand with no office, without those that speak; an office may be of them.
        opened: names whose first word has its capital from the beginning of a sentence.
    """

    alone: frozenset[str]
    subjects_alone: frozenset[str]
    places: frozenset[str]
    free: frozenset[tuple[str, ...]]
    opened: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack, introduced: Sequence[Introduced], alone: Sequence[int]) -> Offices:
        """What a text tells, by the names that it introduces and the words that stand alone in it."""
        return cls(
            alone=frozenset(tokens.lower[at] for at in alone),
            subjects_alone=frozenset(tokens.lower[at] for at in alone if begins(tokens, at, pack)),
            places=places_told(tokens, alone, pack),
            free=frozenset(
                one.name.words
                for one in introduced
                if (not one.name.role or one.name.role.lower() in pack.words["group_words"])  # "warga Batu Hitam"
                and not (one.name.kind is SourceKind.PERSON and _speaks(tokens, one, pack))
            ),
            opened=frozenset() if pack.head_last else frozenset(_opened(tokens, introduced)),
        )

    def cut(self, name: Name) -> Name:
        """The name without words of an office before it, where the text goes on to use a later word of it alone."""
        if name.parted:
            return name
        if name.words in self.opened:
            return evolve(name, text=name.text.partition(" ")[2], words=name.words[1:])
        name = self._without_place(name)
        role = name.role if name.kind is SourceKind.PERSON else None
        if not role or len(name.words) < 3 or self.subjects_alone.isdisjoint(name.words):  # noqa: PLR2004
            return name
        at = next((at for at, word in enumerate(name.words) if word in self.alone), 0)
        if not at:
            return name
        parts = name.text.split()
        if len(parts) != len(name.words):
            return name
        return evolve(name, text=" ".join(parts[at:]), words=name.words[at:], role=" ".join([role, *parts[:at]]))

    def _without_place(self, name: Name) -> Name:
        """The name without the place before it that an office is of ("Perdana Menteri Tuvanga Ana Putri")."""
        parts = name.text.split()
        if not name.role or name.kind is not SourceKind.PERSON or len(parts) != len(name.words):
            return name
        cut = next((at for at, word in enumerate(name.words) if word not in self.places), 0)
        cut = cut or self._of_body(name)
        if not cut:
            return name
        role = " ".join([name.role, *parts[:cut]])
        return evolve(name, text=" ".join(parts[cut:]), words=name.words[cut:], role=role)

    def _of_body(self, name: Name) -> int:
        """How many words before a name belong to a place or body that is named elsewhere too."""
        before = (name.role or "").lower().split()[-1:]
        for size in range(len(name.words) - 1, 0, -1):
            start = name.words[:size]
            if (start if size > 1 else (*before, *start)) in self.free:
                return size
        return 0


def _speaks(tokens: Tokens, one: Introduced, pack: Pack) -> bool:
    """Whether a name stands beside a verb of speech, as a person's does and a place's does not."""
    behind = one.at + len(one.name.words)
    return any(0 <= at < len(tokens) and tokens.lower[at] in pack.speaking for at in (one.at - 1, behind))


def _opened(tokens: Tokens, introduced: Sequence[Introduced]) -> Iterator[tuple[str, ...]]:
    """The names whose first word has a capital where a sentence begins alone, and without which others have the rest.

    "Gol Reyes" is no name of "Ana Reyes", and "Tepatnya Ana Reyes" none of "Ana Reyes".
    """
    personal = [one for one in introduced if one.name.kind is SourceKind.PERSON and len(one.name.words) > 1]
    opening = [one for one in personal if not one.name.role and _opens(tokens, one.at)]
    if not opening:
        return
    amid = {tokens.lower[at] for at in tokens.capitals if not _opens(tokens, at)}
    starts = {one.at for one in opening}
    whole = {one.name.words for one in personal if one.at not in starts}
    tails = {words[at:] for words in whole for at in range(1, len(words))} | whole
    for one in opening:
        first, *rest = one.name.words
        known = tuple(rest) in tails
        if first not in amid and known:
            yield one.name.words


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence begins at a token, so that it has a capital whatever it is."""
    return at == 0 or tokens.words[at - 1] in _BEFORE_SENTENCES
