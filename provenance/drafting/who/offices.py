"""Where the words of an office end and a name begins ("Perdana Menteri Tuvanga Ana Putri").

May import: introducing, learned, names, pack, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced, begins
from provenance.drafting.who.learned import places_told
from provenance.drafting.who.names import Name
from provenance.terms import SourceKind

__all__ = ["Offices"]


@frozen
class Offices:
    """What the text tells about the words between an office and a name.

    Attributes:
        alone: words that stand alone as a name.
        subjects_alone: those of them that a sentence begins with.
        places: words that are names of places.
        free: names of several words that stand with no office.
    """

    alone: frozenset[str]
    subjects_alone: frozenset[str]
    places: frozenset[str]
    free: frozenset[tuple[str, ...]]

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
                if not one.name.role or one.name.role.lower() in pack.words["group_words"]  # "warga Batu Hitam"
            ),
        )

    def cut(self, name: Name) -> Name:
        """The name without words of an office before it, where the text goes on to use a later word of it alone."""
        if name.parted:
            return name
        name = self._without_place(name)
        if len(name.words) < 3 or not name.role or name.kind is not SourceKind.PERSON:  # noqa: PLR2004
            return name
        if self.subjects_alone.isdisjoint(name.words):
            return name
        at = next((at for at, word in enumerate(name.words) if word in self.alone), 0)
        if not at:
            return name
        parts = name.text.split()
        if len(parts) != len(name.words):
            return name
        return evolve(name, text=" ".join(parts[at:]), words=name.words[at:], role=" ".join([name.role, *parts[:at]]))

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
