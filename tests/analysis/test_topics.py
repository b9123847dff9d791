from __future__ import annotations

from tests.analysis.invented import fact

from vakg.analysis.topics import TOPICS, topics_of

PARENTS = {"ex:Thing": [], "ex:Wheel": ["ex:Thing"], "ex:Cog": ["ex:Wheel"], "ex:Oil": ["ex:Thing"]}


def claim(name, *about):
    return fact(name, "mechanism", more={"about": about}, case=None)


def test_a_claim_goes_to_the_narrowest_topic_it_names():
    claims = [*(claim(f"w{n}", "ex:Wheel") for n in range(8)), *(claim(f"c{n}", "ex:Cog") for n in range(2))]
    topics = topics_of(claims, {}, PARENTS)
    assert topics["w0"] == "ex:Wheel"
    assert topics["c0"] == "ex:Cog"


def test_the_roots_of_the_class_tree_are_no_topics():
    claims = [claim("a", "ex:Oil"), claim("b", "ex:Thing")]
    assert topics_of(claims, {}, PARENTS) == {"a": "ex:Oil", "b": None}


def test_an_inconsistency_is_about_what_its_statements_are_about():
    stop = fact("stop", type="ex:Oil")
    odd = fact("x", "inconsistency", more={"statements": ("stop",)}, case=None)
    assert topics_of([odd], {"stop": stop}, PARENTS) == {"x": "ex:Oil"}


def test_there_are_no_more_topics_than_can_be_read():
    parents = {"ex:Root": []} | {f"ex:K{n}": ["ex:Root"] for n in range(40)}
    claims = [claim(f"c{n}", f"ex:K{n % 40}") for n in range(80)]
    found = set(topics_of(claims, {}, parents).values()) - {None}
    assert 0 < len(found) <= TOPICS
