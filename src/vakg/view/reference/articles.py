"""The page's article on each class, property and value."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from vakg.model.fact import Fact
from vakg.questions.library import Question
from vakg.questions.ontology_graph import wider_classes
from vakg.view.reference.english import Wording
from vakg.view.reference.markup import (
    anchor,
    counted,
    esc,
    identifier,
    link,
    listed,
    outward,
    section,
    sentence,
)
from vakg.view.reference.material import DEFINITION, OBO_IN_OWL, SOURCE, Material

_SCOPES = ("Exact", "Narrow", "Broad", "Related")
_TYPED = {"rdf:type", "vaco:eventType"}
_STATUSES = ("present", "possible", "absent", "conditional", "hypothetical")
_MAPPINGS = ("exactMatch", "closeMatch", "narrowMatch", "broadMatch", "relatedMatch")
_OBO = "http://purl.obolibrary.org/obo/"
_SHOWN_FACTS, _SHOWN_TERMS = 3, 24


class Articles:
    """Writes the article on each term."""

    def __init__(self, material: Material) -> None:
        """Keep the material, and how its axioms are worded."""
        self.material = material
        self.wording = Wording(material.said, material.label)
        self.known = frozenset(material.kinds)
        self.inferred_below: dict[str, list[str]] = defaultdict(list)
        for name in material.kinds:
            further = {*wider_classes(material.said, name), *wider_classes(material.inferred, name)}
            for wider in further - {*material.above[name]}:
                self.inferred_below[wider].append(name)

    def write(self, name: str) -> str:
        """Write the article on a term."""
        kind = self.material.kinds[name]
        parts = [self._top(name, kind), self._names(name), self._axioms(name, kind), self._near(name)]
        if kind == "class":
            parts += [self._mappings(name), self._facts(name)]
        parts += [self._questions(name), self._used(name)]
        return f'<article id="{esc(anchor(name))}" tabindex="-1">{"".join(parts)}</article>'

    def _top(self, name: str, kind: str) -> str:
        material = self.material
        definition = " ".join(material.texts(name, DEFINITION))
        comment = " ".join(material.texts(name, "rdfs:comment"))
        sources = ", ".join(self._source(one) for one in material.texts(name, SOURCE))
        return (
            f'<p class="crumb">{self._path(name) or esc(kind)}</p>'
            f'<h1>{esc(material.label(name))}</h1><p class="code"><code>{esc(name)}</code>'
            f'<span class="kind">{esc(kind)}</span><a class="perma" href="#{esc(anchor(name))}"'
            f' aria-label="Lasting link to {esc(material.label(name))}">#</a></p>'
            + (f'<p class="definition">{esc(definition)}</p>' if definition else "")
            + (f'<p class="source">Definition after {sources}</p>' if sources else "")
            + (f'<p class="source">{esc(comment)}</p>' if comment else "")
        )

    def _path(self, name: str) -> str:
        path: list[str] = []
        while (above := self.material.above.get(name)) and above[0] not in path:
            name = above[0]
            path.append(name)
        steps = [link(one, self.material.label(one)) for one in reversed(path)]
        return ' <span aria-hidden="true">›</span> '.join(steps)

    def _source(self, source: str) -> str:
        prefix, _, rest = source.partition(":")
        if prefix == "kg" and rest in self.material.documents:
            return f"<cite>{esc(self.material.documents[rest].title)}</cite>"
        if prefix == "vakg":
            return "the design of this ontology"
        return identifier(source, dict(self.material.prefixes))

    def _names(self, name: str) -> str:
        texts = self.material.texts
        rows = {scope.lower(): texts(name, f"{OBO_IN_OWL}has{scope}Synonym") for scope in _SCOPES}
        rows |= {"abbreviation": texts(name, "vaco:abbreviation"), "notation": texts(name, "skos:notation")}
        body = "".join(
            f"<dt>{scope}</dt><dd>{''.join(f'<span data-name>{esc(one)}</span>' for one in names)}</dd>"
            for scope, names in rows.items()
            if names
        )
        return section("Other names", f'<dl class="names">{body}</dl>' if body else "")

    def _axioms(self, name: str, kind: str) -> str:
        told = self.wording.of_class(name) if kind == "class" else self.wording.of_property(name)
        said = [sentence(parts, self.known - {name}) for parts in told]
        if kind == "class":
            further = self.material.inferred.get(name, {}).get("rdfs:subClassOf", ())
            named = [one.text for one in further if one.text in self.known]
            said += [f"It follows that each is also of the kind {self._linked(one)}." for one in named]
        return section("Axioms in plain English", listed(said, "axioms", 8))

    def _near(self, name: str) -> str:
        """Name what lies below, and the terms that a property of the ontology ties to this one."""
        below = sorted(self.material.below.get(name, ()), key=self._order)
        kinds = [self._counted_link(one) for one in below if not self._is_value(one)]
        values = [self._linked(one) for one in below if self._is_value(one)]
        further = sorted(self.inferred_below.get(name, ()), key=self._order)
        body = section("Kinds of it", listed(kinds, "terms", _SHOWN_TERMS))
        inferred = [self._linked(one) for one in further]
        body += section("Kinds of it, as it follows", listed(inferred, "terms", 12))
        body += section("Its values", listed(values, "terms", _SHOWN_TERMS))
        for heading, names in sorted(self._ties(name).items()):
            body += section(heading, listed([self._linked(one) for one in names], "terms", 12))
        return body

    def _ties(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source in (self.material.said, self.material.inferred):
            for predicate, nodes in source.get(name, {}).items():
                names = [one.text for one in nodes if one.is_name and one.text in self.known]
                if predicate.startswith("vaco:") and names:
                    heading = self.material.label(predicate)
                    heading = heading[0].upper() + heading[1:]
                    found[heading] = sorted({*found.get(heading, ()), *names}, key=self._order)
        return found

    def _mappings(self, name: str) -> str:
        rows = [
            f"<tr><td>{relation.removesuffix('Match')}</td><td>{self._outward(target)}</td>"
            f"<td>{esc(' / '.join(self.material.texts(target, 'rdfs:label')))}</td></tr>"
            for relation in _MAPPINGS
            for target in self.material.texts(name, f"skos:{relation}")
        ]
        head = "".join(f'<th scope="col">{one}</th>' for one in ("match", "term", "its label"))
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        return section("In other ontologies", table if rows else "")

    def _outward(self, target: str) -> str:
        address = re.sub("^obo:", _OBO, target)
        known = self.material.prefixes.items()
        bases = [(len(base), prefix, base) for prefix, base in known if address.startswith(base)]
        if not bases:
            return outward(address, address)
        _, prefix, base = max(bases)
        return outward(address, f"{prefix}:{address.removeprefix(base)}")

    def _facts(self, name: str) -> str:
        statements = self.material.statements(name)
        if not statements:
            return ""
        facts = self.material.facts
        typed = [one for one, properties in statements.items() if properties & _TYPED]
        named = statements.keys() - set(typed)
        own = self.material.mentions.get(name, {})
        rank = {one: (one not in own, one in named, _rank(facts[one]), one) for one in statements}
        order = sorted(statements, key=rank.__getitem__)
        quotes = "".join(self._fact(facts[one]) for one in order[:_SHOWN_FACTS])
        told = "; ".join(_told([facts[one] for one in typed], len(named)))
        return section("In the documents", f'<p class="count">{esc(told)}.</p>{quotes}')

    def _fact(self, fact: Fact) -> str:
        quote = fact.nearest_quote()
        place = " · ".join(one for one in (fact.document, fact.case) if one)
        words = f"<blockquote>{esc(quote)}</blockquote>" if quote else ""
        return (
            f'<figure class="fact"><p><span class="badge b-{esc(fact.status)}">{esc(fact.status)}</span> '
            f"{esc(fact.text)}</p>{words}<figcaption>{esc(place)}</figcaption></figure>"
        )

    def _questions(self, name: str) -> str:
        direct: list[str] = []
        through: dict[str, list[str]] = defaultdict(list)
        for key, (question, terms) in sorted(self.material.questions.items()):
            if name in terms:
                direct.append(f"{self._asked(key, question.question)} {_command(question, name)}")
            elif nearest := self._nearest(name, terms):
                through[nearest].append(self._asked(key, key))
        body = listed(direct, "questions", 6)
        wider = [f"{self._linked(one)}: {', '.join(keys)}" for one, keys in sorted(through.items())]
        if wider:
            more = listed(wider, "questions")
            body += f"<details><summary>By way of a wider class</summary>{more}</details>"
        return section("Questions", body)

    def _nearest(self, name: str, terms: frozenset[str]) -> str | None:
        """Give the class nearest above this one that is among the terms."""
        wider = self.material.wider.get(name, frozenset()) & terms
        return min(wider, key=lambda one: (-len(self.material.wider[one]), one), default=None)

    def _asked(self, key: str, text: str) -> str:
        return link(f"question-{key}", text)

    def question(self, key: str) -> str:
        """Write the article on a question of the library."""
        question, terms = self.material.questions[key]
        rows = question.columns.items()
        columns = "".join(f"<dt>{esc(name)}</dt><dd>{esc(what)}</dd>" for name, what in rows)
        named = sorted(terms & self.known, key=self._order)
        return (
            f'<article id="question-{esc(key)}" tabindex="-1"><p class="crumb">{esc(question.group)}</p>'
            f'<h1>{esc(question.question)}</h1><p class="code">{_command(question)}'
            '<span class="kind">question</span></p>'
            f'<p class="definition">{esc(question.caveat)}</p>'
            + section("What it answers with", f'<dl class="columns">{columns}</dl>')
            + section("Terms it names", listed([self._linked(one) for one in named], "terms"))
            + "</article>"
        )

    def _used(self, name: str) -> str:
        uses = self.material.uses.get(name, ())
        return f'<p class="used">Used by {", ".join(uses)}.</p>' if uses else ""

    def _order(self, name: str) -> tuple[int, str]:
        order = self.material.texts(name, "vaco:levelOrder")
        return (int(order[0]) if order else 0, self.material.label(name).lower())

    def _is_value(self, name: str) -> bool:
        return self.material.kinds[name] == "value"

    def _linked(self, name: str) -> str:
        return link(name, self.material.label(name))

    def _counted_link(self, name: str) -> str:
        number = len(self.material.narrower.get(name, ()))
        return self._linked(name) + (f" <small>{number}</small>" if number else "")


def _command(question: Question, name: str | None = None) -> str:
    """Write how to ask a question, of a class where it is asked of that class by default."""
    given = [one.name for one in question.parameters if one.kind == "class" and one.default == name]
    return f"<code>vakg ask {esc(question.name)}{f' --param {given[0]}={name}' if given else ''}</code>"


def _told(typed: Sequence[Fact], named: int) -> Iterator[str]:
    """Say how many statements are of a kind, by status, and how many more name it."""
    statuses = Counter(fact.status for fact in typed)
    if typed:
        by_status = ", ".join(f"{statuses[one]} {one}" for one in _STATUSES if statuses[one])
        yield f"{counted(len(typed), 'statement')} of this kind ({by_status})"
    if named:
        yield f"{counted(named, 'further statement' if typed else 'statement')} naming it"


def _rank(fact: Fact) -> tuple[int, int]:
    status = _STATUSES.index(fact.status) if fact.status in _STATUSES else len(_STATUSES)
    return (status, 0 if fact.case else 1)


def ordered(material: Material) -> Iterator[str]:
    """Give every term that the page has an article on, classes first."""
    yield from material.of_kind("class")
    yield from material.of_kind("object property", "data property", "annotation property")
    yield from material.of_kind("value")
