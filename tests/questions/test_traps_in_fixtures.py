"""Near misses that a careless query would find: the answers of the library leave them out.

Each trap has a careless pattern, which does find the statement in the invented graph, and the question
that a reader would ask, which does not.
"""

from __future__ import annotations

import pytest

from .fixture_graphs import fixture_store
from .test_library_on_fixtures import LIBRARY, asked

EVENT = "?fact vaco:eventType/rdfs:subClassOf* vaco:{} ."
AT = EVENT + " ?fact vaco:levelType/skos:notation '{}' ."
ABOUT = "?fact vaco:about/rdfs:subClassOf* vaco:{} ."
LINK = "?fact a vaco:CausalLink ; vaco:{}/vaco:eventType/rdfs:subClassOf* vaco:{} ."

TRAPS = {
    # a procedure that was only advised, refused, or of an earlier time
    "advised is not done": (
        "cases-with-procedure",
        {},
        "planned-vertebroplasty",
        EVENT.format("Vertebroplasty"),
    ),
    "not done is not done": (
        "cases-with-procedure",
        {},
        "refused-kyphoplasty",
        EVENT.format("Kyphoplasty"),
    ),
    "past is not of this episode": (
        "cases-with-procedure",
        {},
        "old-vertebroplasty",
        EVENT.format("Vertebroplasty"),
    ),
    "planned at a level is not done there": (
        "treated-at-level",
        {"level": "L1"},
        "planned-vertebroplasty",
        AT.format("Procedure", "L1"),
    ),
    "planned cement was not injected": (
        "cement-injected-by-level",
        {"case": "alpha.index"},
        "planned-vertebroplasty",
        EVENT.format("AugmentationProcedure"),
    ),
    "planned levels are not augmented": (
        "levels-augmented",
        {"case": "alpha.index"},
        "planned-vertebroplasty",
        AT.format("AugmentationProcedure", "L1"),
    ),
    "material of a plan was not used": (
        "materials-used",
        {"case": "alpha.index"},
        "planned-vertebroplasty",
        "?fact vaco:materialType/rdfs:subClassOf* vaco:BoneCement .",
    ),
    # a leak or an embolism that was not found, only suspected, or at another level
    "not seen is not a leak at the place": (
        "leaks-at-site",
        {},
        "no-leak",
        "?fact vaco:siteType vaco:EpiduralSpace .",
    ),
    "suspected is not a leak at the place": (
        "leaks-at-site",
        {"site": "lumbar vein"},
        "maybe-leak",
        "?fact vaco:siteType vaco:LumbarVein .",
    ),
    "another level": ("leaks-at-level", {"level": "L1"}, "no-leak", EVENT.format("CementLeakage")),
    "a route not taken": (
        "routes-in-cases",
        {},
        "no-leak",
        "?fact vaco:routeType vaco:NeedleTractRoute .",
    ),
    "a route only possible": (
        "routes-in-cases",
        {},
        "maybe-leak",
        "?fact vaco:routeType/rdfs:subClassOf* vaco:VenousRoute .",
    ),
    "suspected cement drains nowhere": (
        "leak-drains-toward",
        {"case": "alpha.index"},
        "maybe-leak",
        EVENT.format("VenousCementLeakage"),
    ),
    "no embolus lodges where none was found": (
        "embolism-sites",
        {},
        "no-embolism",
        EVENT.format("CementEmbolism") + " ?fact vaco:siteType ?site .",
    ),
    "an embolus thought of": (
        "embolism-sites",
        {},
        "maybe-embolism",
        EVENT.format("CementEmbolism") + " ?fact vaco:siteType ?site .",
    ),
    "no cement left is no residue": (
        "residual-cement",
        {},
        "no-residue",
        EVENT.format("ResidualCement"),
    ),
    "not a leak without effect": (
        "leaks-without-told-effect",
        {},
        "no-leak",
        EVENT.format("CementLeakage"),
    ),
    # time: before the procedure, detected and not begun, feared
    "a symptom of before is not the first after": (
        "first-symptom",
        {"case": "alpha.index"},
        "cough-before",
        EVENT.format("Symptom"),
    ),
    "a feared failure has no late onset": (
        "delayed-onset",
        {},
        "maybe-ards",
        EVENT.format("AcuteRespiratoryDistressSyndrome")
        + " ?fact vaco:time/vaco:lowDays ?day . FILTER(?day > 1)",
    ),
    "a detection is no onset": (
        "onset-days",
        {"complication": "pulmonary cement embolism"},
        "maybe-embolism",
        EVENT.format("PulmonaryCementEmbolism"),
    ),
    "confirmed is not only suspected": (
        "suspected-only",
        {"finding": "infection"},
        "maybe-infection",
        EVENT.format("Infection") + " ?fact vaco:assertionStatus vaco:possible .",
    ),
    "suspected is not looked for in vain": (
        "looked-for-and-not-found",
        {"finding": "spinal cord compression"},
        "maybe-compression",
        EVENT.format("SpinalCordCompression"),
    ),
    "a deficit that was not there has no level": (
        "deficit-levels",
        {},
        "no-weakness",
        AT.format("NeurologicalFinding", "L2"),
    ),
    # links: possible, undecided, or the other way round
    "possible is not at least probable": (
        "links-by-certainty",
        {},
        "maybe-embolism-ards",
        LINK.format("cause", "CementEmbolism"),
    ),
    "undecided is not at least probable": (
        "links-by-certainty",
        {},
        "debated",
        LINK.format("cause", "Infection"),
    ),
    "a cause is not the effect": (
        "causes-in-cases",
        {"effect": "cement embolism"},
        "maybe-embolism-ards",
        LINK.format("cause", "CementEmbolism"),
    ),
    "a death that was feared": ("chains-to-death", {}, "feared-death", EVENT.format("Death")),
    # treatments: advised, not given, of an earlier time
    "advised is not given": ("drugs-given", {}, "heparin", EVENT.format("Anticoagulation")),
    "not given is not given": ("drugs-given", {}, "warfarin", EVENT.format("Anticoagulation")),
    "given in an earlier episode": (
        "drugs-given",
        {},
        "old-antibiotics",
        EVENT.format("DrugTherapy"),
    ),
    "advised for a complication is not its treatment": (
        "treatments-for",
        {},
        "heparin",
        "?fact vaco:targets ?aim .",
    ),
    "advised is not withheld": (
        "treatments-withheld",
        {"treatment": "heparin therapy"},
        "heparin",
        EVENT.format("HeparinTherapy"),
    ),
    "what did not recover": ("recoveries", {}, "no-recovery", EVENT.format("Improvement")),
    # claims: counts of cases, units, ranges, no statistic
    "published cases are no rate": (
        "how-often",
        {"outcome": "cement leakage"},
        "rate-published",
        ABOUT.format("CementLeakage"),
    ),
    "vertebrae are no patients": (
        "rates-by-unit",
        {"outcome": "balloon rupture", "counted": "vertebrae"},
        "rate-silent",
        "?fact vaco:hasProportion ?rate .",
    ),
    "a numerator alone": (
        "rates-with-counts",
        {},
        "rate-vertebrae",
        "?fact vaco:hasProportion/vaco:numerator ?number .",
    ),
    "any kind is not symptomatic": (
        "rates-of-symptomatic",
        {"outcome": "epidural hematoma"},
        "rate-silent",
        ABOUT.format("EpiduralHematoma"),
    ),
    "one value is no range": (
        "ranges",
        {"outcome": "epidural hematoma"},
        "rate-silent",
        ABOUT.format("EpiduralHematoma"),
    ),
    "no statistic, no test": (
        "comparisons-tested",
        {},
        "no-direction",
        "?fact a vaco:RiskFactorClaim .",
    ),
    "a word of advice is no stop rule": (
        "stop-rules",
        {},
        "treatment-advice",
        "?fact a vaco:RecommendationClaim .",
    ),
    "to consider is not to avoid": (
        "advice-against",
        {},
        "treatment-advice",
        "?fact a vaco:RecommendationClaim .",
    ),
    "with a reference it is not the authors' own": (
        "authors-own-advice",
        {"document": "alpha"},
        "treatment-advice",
        "?fact a vaco:RecommendationClaim .",
    ),
    "in her seventies is no age": (
        "patients-by-age",
        {},
        "patient.index",
        "?fact a vaco:Patient .",
    ),
    "an age in a claim is no patient": (
        "patients",
        {"document": "beta"},
        "general",
        "?fact vaco:text ?text . FILTER(CONTAINS(?text, '75 years'))",
    ),
    "a claim of others is not of one case": (
        "claims-on-one-case",
        {},
        "general",
        "?fact a vaco:PrognosisClaim .",
    ),
}

PREFIXES = """PREFIX vaco: <https://w3id.org/vaco/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """


@pytest.mark.parametrize("trap", TRAPS)
def test_a_near_miss_is_left_out(trap):
    name, given, statement, careless = TRAPS[trap]
    query = f"{PREFIXES} SELECT ?fact WHERE {{ {careless} }}"
    solutions = fixture_store("near").query(query, use_default_graph_as_union=True)
    found = {solution["fact"].value.split("/kg/")[-1].split(".", 1)[-1] for solution in solutions}
    assert statement in found, "the careless query does not find it, so this is no trap"
    answered = {row["fact"].split(".", 1)[-1] for row in asked(LIBRARY[name], "near", given)}
    assert statement not in answered


def test_there_are_at_least_twenty_traps():
    assert len(TRAPS) >= 20
