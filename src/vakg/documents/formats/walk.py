"""Walk a tree of markup and write what it prints, each format telling what its elements are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from vakg.documents.formats.markup import Element, name_of, path_of
from vakg.documents.formats.runs import Inline, Run, raised
from vakg.documents.formats.writer import Writer


class Role(Enum):
    """What an element is to the reader."""

    SKIP = auto()  # prints nothing that is read
    INLINE = auto()  # stands in a line of text
    RAISED = auto()
    LINK = auto()  # leads to an entry of the reference list
    BREAK = auto()  # ends a word, prints nothing
    FLOW = auto()  # its text is a paragraph of its own, or it holds such
    FLOAT = auto()  # stands beside the text, and is read after the paragraph it lies in
    OWN = auto()  # the format writes it


Handler = Callable[["Walk", Element], object]


@dataclass(slots=True)
class Walk:
    """One walk.

    Args:
        writer: Where the document is written.
        role: Says what an element is.
        own: Writes the elements that are OWN or FLOAT.
        targets: Gives the ids that a LINK leads to.
        numbers: The number of each entry of the reference list by its id.
    """

    writer: Writer
    role: Callable[[Element], Role]
    own: Mapping[str, Handler]
    targets: Callable[[Element], Sequence[str]]
    numbers: Mapping[str, int] = field(default_factory=dict)

    def flow(self, element: Element) -> None:
        """Write what a block holds: paragraphs, blocks within it, and floats after it."""
        inline, floats = Inline(), list[Element]()
        inline.add(element.text or "")
        where = path_of(element)
        for part in element:
            role = self.role(part)
            if role in (Role.FLOW, Role.OWN) or (role is Role.FLOAT and not inline.length):
                inline = self._flush(inline, floats, where)
                self.block(part)
            elif role is Role.FLOAT:
                floats.append(part)
            else:
                self._inline(inline, part, floats)
            inline.add(part.tail or "")
        self._flush(inline, floats, where)

    def _flush(self, inline: Inline, floats: list[Element], where: str) -> Inline:
        """Write a paragraph and the floats that lay in it."""
        self.writer.text(inline.run(self.numbers), where)
        for one in floats:
            self.block(one)
        floats.clear()
        return Inline()

    def block(self, element: Element) -> None:
        """Write one block."""
        handler = self.own.get(name_of(element))
        if handler is not None and self.role(element) is not Role.FLOW:
            handler(self, element)
        else:
            self.flow(element)

    def run(self, element: Element, without: Sequence[Element] = ()) -> Run:
        """Take all the text in an element as one line, but for some of its children."""
        inline = Inline()
        inline.add(element.text or "")
        for part in element:
            if not any(part is one for one in without):
                self._inline(inline, part, [], block=True)
            inline.add(part.tail or "")
        return inline.run(self.numbers)

    def _inline(
        self, inline: Inline, element: Element, floats: list[Element], block: bool = False
    ) -> None:
        role = self.role(element)
        if role is Role.SKIP or (role is Role.FLOAT and not block):
            floats.extend([element] if role is Role.FLOAT else [])
            return
        if role in (Role.BREAK, Role.FLOW, Role.OWN, Role.FLOAT):
            inline.add(" ")
        start = inline.length
        if role is Role.RAISED:
            self._raise(inline, element, floats)
        else:
            self._within(inline, element, floats, block)
        if role is Role.LINK:
            inline.link(start, self.targets(element))
        if role in (Role.FLOW, Role.OWN):
            inline.add(" ")

    def _within(self, inline: Inline, element: Element, floats: list[Element], block: bool) -> None:
        inline.add(element.text or "")
        for part in element:
            self._inline(inline, part, floats, block)
            inline.add(part.tail or "")

    def _raise(self, inline: Inline, element: Element, floats: list[Element]) -> None:
        """Add raised text; links in it keep their places, since raising changes no length."""
        raising = Inline()
        raising.add(element.text or "")
        for part in element:
            self._inline(raising, part, floats)
            raising.add(part.tail or "")
        text = "".join(raising.pieces)
        start = inline.length
        inline.add(raised(text))
        inline.links += [link.shifted(start) for link in raising.links]
