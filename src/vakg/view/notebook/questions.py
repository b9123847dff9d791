"""The questions of the library as attributes, so that Tab completes their names and parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature
from typing import Any

from vakg.errors import NotFoundError, did_you_mean
from vakg.questions.library import Question, shown_default
from vakg.view.notebook.answers import Answered
from vakg.view.notebook.markup import part, table
from vakg.view.notebook.table import Table

Ask = Callable[..., Answered]


@dataclass(frozen=True)
class Askable:
    """A question that answers when it is called: `kg.questions.leakage_in_a_case(case="case-2")`."""

    question: Question = field(repr=False)
    _ask: Ask = field(repr=False, compare=False)

    def __call__(self, **given: str) -> Answered:
        """Answer the question; keyword arguments set its parameters."""
        return self._ask(self.question.name, **given)

    def __repr__(self) -> str:
        """Say what is asked, and with which parameters."""
        return f"<Askable: {self.question.question} {self.__signature__}>"

    @property
    def __signature__(self) -> Signature:
        """The parameters, for help and completion."""
        given = (
            Parameter(one.name, Parameter.KEYWORD_ONLY, default=shown_default(one), annotation=str)
            for one in self.question.parameters
        )
        return Signature(list(given), return_annotation=Answered)

    def _repr_html_(self) -> str:
        one = self.question
        rows = [
            {"parameter": each.name, "default": shown_default(each), "what it is": each.summary}
            for each in one.parameters
        ]
        body = (
            table(("parameter", "default", "what it is"), rows) if rows else "<p>No parameters.</p>"
        )
        return part(f"{one.name}: {one.question}", body, one.caveat)


class Questions(Mapping[str, Askable]):
    """All questions by name; as attributes with underscores for hyphens.

    >>> import vakg
    >>> questions = vakg.open().questions
    >>> questions.leakage_in_a_case.question.name, "how_often" in dir(questions), "how-often" in questions
    ('leakage-in-a-case', True, True)
    """

    def __init__(self, library: Mapping[str, Question], ask: Ask) -> None:
        """Keep the questions, and what answers them."""
        self._library, self._ask = dict(sorted(library.items())), ask

    def __getitem__(self, name: str) -> Askable:
        """Give a question by its name."""
        if name not in self._library:
            remedy = f"{did_you_mean(name, self._library)} kg.questions lists them all.".strip()
            raise NotFoundError(name, "there is no question of that name", remedy)
        return Askable(self._library[name], self._ask)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a question of a name."""
        return name in self._library

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(self._library)

    def __len__(self) -> int:
        """Count the questions."""
        return len(self._library)

    def __getattr__(self, name: str) -> Askable:
        """Give a question by its name with underscores for hyphens."""
        if name.startswith("_") or name.replace("_", "-") not in self._library:
            told = did_you_mean(name, (one.replace("-", "_") for one in self._library))
            raise AttributeError(
                f"there is no question {name!r}. {told}".strip(), name=name, obj=None
            )
        return self[name.replace("_", "-")]

    def __dir__(self) -> list[str]:
        """Name the questions, for completion."""
        return [*super().__dir__(), *(name.replace("-", "_") for name in self._library)]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._library)

    def __repr__(self) -> str:
        """Say how many there are."""
        return f"<Questions: {len(self)}; one is kg.questions.leakage_in_a_case()>"

    @property
    def table(self) -> Table:
        """One row a question, by group."""
        ordered = sorted(self._library.values(), key=lambda one: (one.group, one.name))
        return Table(
            columns=("group", "name", "question", "parameters"), rows=tuple(map(_row, ordered))
        )

    def _repr_html_(self) -> str:
        return part("", table(self.table.columns, self.table.rows))


def _row(one: Question) -> dict[str, Any]:
    told = ", ".join(f"{each.name}={shown_default(each)}" for each in one.parameters)
    return {"group": one.group, "name": one.name, "question": one.question, "parameters": told}
