"""Cases: each with its facts, its story, its clock and its network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, overload

from vakg.analysis.case_graph import case_graph
from vakg.analysis.clock import Moment, moments
from vakg.analysis.families import OTHER, Families, load_families
from vakg.analysis.kinds import Knowledge
from vakg.analysis.story import StoryLine, key_events, story_lines
from vakg.model.fact import Fact
from vakg.view.notebook.markup import esc, part, quoted
from vakg.view.notebook.needed import needed
from vakg.view.notebook.statements import Facts
from vakg.view.notebook.table import Table
from vakg.view.notebook.treatments import TREATMENTS, treatment_rows

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure
    from pandas import DataFrame


class Story(tuple[StoryLine, ...]):
    """A case in a few lines: whose it is, what was done, what led to what, how it ended."""

    __slots__ = ()

    def __str__(self) -> str:
        """Write each line under its heading."""
        return "\n".join(f"{line.heading}: {_sentence(line)}" for line in self)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<dt>{esc(line.heading)}</dt><dd>{esc(_sentence(line))}</dd>" for line in self
        )
        return part("", f"<dl>{rows}</dl>")


def _sentence(line: StoryLine) -> str:
    text = ""
    for piece in line.parts:
        gap = (
            ""
            if not text
            else f" {piece.sign} "
            if piece.sign.startswith("→")
            else f"{piece.sign} "
        )
        text += gap + piece.text
    return text


@dataclass(frozen=True)
class Case:
    """One case of one document.

    Args:
        document, name: Whose it is, such as `pce-ards` and `index`.
        knowledge: All that the build says.

    >>> import vakg
    >>> case = vakg.open().case("case-2")
    >>> case.id, case.patient.more["age"], case.network().number_of_nodes() == len(case.events)
    ('intraspinal-leakage/case-2', 79, True)
    """

    document: str
    name: str
    knowledge: Knowledge = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """Document and name, as `kg.case` takes it."""
        return f"{self.document}/{self.name}"

    @cached_property
    def facts(self) -> Facts:
        """All that the document says of the case, in the order told."""
        own = (self.document, self.name)
        return Facts(one for one in self.knowledge.facts if (one.document, one.case) == own)

    @property
    def patient(self) -> Fact:
        """What is said of the patient."""
        return next(fact for fact in self.facts if fact.kind == "patient")

    @property
    def events(self) -> Facts:
        """What happened, was looked for, suspected or done."""
        return self.facts.where(kind="event")

    @property
    def causes(self) -> Facts:
        """What the document says led to what, and how surely."""
        return self.facts.where(kind="causal_link")

    @property
    def treatments(self) -> Table:
        """What was tried, against what, when, and what it achieved; withheld treatments too."""
        return Table(columns=TREATMENTS, rows=tuple(treatment_rows(self.events)), title=self.id)

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """When each event happened, by its identifier: days after the index procedure."""
        return moments(self.events)

    @cached_property
    def story(self) -> Story:
        """The case in a few lines."""
        return Story(story_lines(self.network(), self.facts, self.moments, self._families))

    def network(self) -> nx.MultiDiGraph[str]:
        """Give the case as a networkx graph: events, and what the report says ties them together.

        Edges have a `kind` (causes, treats, part of, conflicts) and the `fact` that says so.
        """
        told = (one for one in self.knowledge.facts if one.document == self.document)
        return case_graph(
            [*self.facts, *(one for one in told if one.kind == "inconsistency" and not one.case)]
        )

    def key_events(self) -> Facts:
        """Choose the events that tell the story, in the order told."""
        by_id = {fact.id: fact for fact in self.events}
        names = key_events(self.network(), by_id, self.moments, self._families)
        return Facts(by_id[name] for name in names)

    def timeline(self, *, everything: bool = False) -> Figure:
        """Draw the dated events on the clock of the index procedure (matplotlib).

        Args:
            everything: All dated events, not only those that tell the story.
        """
        needed("matplotlib")
        from vakg.view.timeline import draw_timeline, spans  # noqa: PLC0415 - only figures need it

        facts = self.events if everything else self.key_events()
        lanes = {
            one.type: self._families.of_class(one.type).lane or OTHER.lane
            for one in facts
            if one.type
        }
        rows = spans(facts, lanes)
        figure = draw_timeline(rows, self.id, (*self._families.lanes, OTHER.lane))
        figure.axes[0].set_ylim(len(rows) - 0.5, -0.5)  # half a row of room at both ends
        return figure

    def draw_causes(self) -> Figure:
        """Draw what led to what, from left to right, with how sure the authors are (matplotlib)."""
        needed("matplotlib")
        from vakg.view.notebook.causes import draw_causes  # noqa: PLC0415 - only figures need it

        return draw_causes(self.network(), self.id)

    @cached_property
    def _families(self) -> Families:
        return families_of(self.knowledge)

    def _repr_html_(self) -> str:
        days: dict[str, list[Fact]] = {}
        for fact in sorted(self.events, key=lambda one: self.moments[one.id].day):
            days.setdefault(self.moments[fact.id].label, []).append(fact)
        rows = "".join(
            f'<tr><th scope="row">{esc(day)}</th><td>{"".join(map(_event, facts))}</td></tr>'
            for day, facts in days.items()
        )
        return part(
            self.id, f"<p>{esc(self.patient.text)}</p><table><tbody>{rows}</tbody></table>", _KEY
        )


_KEY = (
    "Days count from the index procedure. In brackets: absent, possible, conditional, hypothetical."
)


def _event(fact: Fact) -> str:
    status = "" if fact.status == "present" else f" [{fact.status}]"
    quote = quoted(fact.nearest_quote() or "")
    return f"<details><summary>{esc(fact.text + status)}</summary>{quote}</details>"


def families_of(knowledge: Knowledge) -> Families:
    """Read which things are drawn alike, for the classes of a build."""
    return load_families({curie: one.parents for curie, one in knowledge.kinds.classes.items()})


class Cases(Sequence[Case]):
    """The cases of a build, in the order of the documents."""

    def __init__(self, cases: Sequence[Case]) -> None:
        """Keep the cases."""
        self._cases = tuple(cases)

    def __len__(self) -> int:
        """Count the cases."""
        return len(self._cases)

    def __iter__(self) -> Iterator[Case]:
        """Give one case after the other."""
        return iter(self._cases)

    @overload
    def __getitem__(self, place: int) -> Case: ...
    @overload
    def __getitem__(self, place: slice) -> Cases: ...
    def __getitem__(self, place: int | slice) -> Case | Cases:
        """Give one case by its place, or for a slice fewer of them."""
        found = self._cases[place]
        return found if isinstance(found, Case) else Cases(found)

    def __repr__(self) -> str:
        """Name the cases."""
        return f"<Cases: {', '.join(case.id for case in self)}>"

    @property
    def table(self) -> Table:
        """One row a case: who, how old, and how many events of each status."""
        return Table(columns=_COLUMNS, rows=tuple(_row(case) for case in self))

    @property
    def df(self) -> DataFrame:
        """The cases as a pandas DataFrame."""
        return self.table.df

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


_STATUSES = ("present", "absent", "possible", "conditional", "hypothetical")
_COLUMNS = ("id", "kind", "age", "sex", *_STATUSES)


def _row(case: Case) -> dict[str, object]:
    more = case.patient.more
    counts = {status: len(case.events.where(status=status)) for status in _STATUSES}
    return {
        "id": case.id,
        "kind": more["case_kind"],
        "age": more["age"],
        "sex": more["sex"],
    } | counts
