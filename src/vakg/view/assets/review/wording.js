/* Plain words for what a statement says, field by field. */
const Wording = (() => {
  const KINDS = { patient: "patient", event: "event", link: "causal link", claim: "claim", inconsistency: "inconsistency", mention: "mention" };
  const JUDGED = { open: "not judged", accepted: "accepted", rejected: "rejected", corrected: "corrected", added: "added", dismissed: "dismissed" };
  const UNITS = { s: "s", min: "min", h: "h", d: "days", wk: "weeks", mo: "months", a: "years", "1": "" };

  /** Name a statement in a few words. */
  function name(id) {
    const one = State.fact(id);
    const said = State.said(id);
    if (!one || !said) return id;
    if (one.kind === "mention") return Offsets.words(said.start, said.end);
    return one.kind === "event" ? `${Data.label(said.type)}: ${sentence(id)}` : sentence(id);
  }

  function sentence(id) {
    const said = State.said(id);
    return said.text || (said.patient && said.patient.text) || id;
  }

  function span(low, high) {
    if (low === high) return `${low}`;
    if (low === null || low === undefined) return `at most ${high}`;
    return high === null || high === undefined ? `at least ${low}` : `${low} to ${high}`;
  }

  function figure(one) {
    const value = one.value ?? null;
    const sign = one.comparator && one.comparator !== "=" ? `${one.comparator} ` : "";
    const text = value !== null ? `${value}` : one.low !== undefined || one.high !== undefined ? span(one.low, one.high) : "";
    return text && sign + text;
  }

  /** Say when, counted from what: what lies before it is said with "before". */
  function time(one) {
    const other = one.relative_to && State.said(one.relative_to);
    const anchor = one.relative_to ? `“${(other && Data.label(other.type)) || one.relative_to}”` : "the index procedure";
    const { low = null, high = null } = one;
    const isBefore = high !== null ? high <= 0 && low !== 0 : low < 0 && low !== null;
    const turn = (number) => (number === null ? null : -number);
    const figures = isBefore ? span(turn(high), turn(low)) : span(low, high);
    const unit = UNITS[one.unit] || one.unit;
    const when = low === 0 && high === 0 ? `at the same ${one.unit === "d" ? "day" : "time"} as ${anchor}` : `${figures} ${unit} ${isBefore ? "before" : "after"} ${anchor}`;
    const whence = one.phrase ? ` “${one.phrase}”` : "";
    return `${one.approximate ? "about " : ""}${when} (${one.aspect}${one.basis === "derived" ? ", derived" : ""})${whence}`;
  }

  function quantity(one) {
    return `${Data.label(one.kind)} ${figure(one)} ${one.unit === "1" ? "" : one.unit}${one.per ? ` per ${one.per}` : ""}`.trim();
  }

  function proportion(one) {
    const counts = one.numerator !== undefined ? `${one.numerator} of ${one.denominator ?? "?"}` : "";
    return [[figure(one), figure(one) && one.unit === "%" ? "%" : ""].join(" ").trim(), counts, one.frequency, one.unit_of_analysis, one.symptom_scope].filter(Boolean).join(", ");
  }

  function statistic(one) {
    const interval = one.ci_low !== undefined ? `CI ${one.ci_low} to ${one.ci_high}` : "";
    return [one.name, one.value, interval, one.p !== undefined ? `p ${one.p_comparator || "="} ${one.p}` : ""].filter((part) => part !== undefined && part !== "").join(", ");
  }

  const PARTS = { time, until: time, proportion, statistic };

  function value(field, said) {
    if (field.widget === "class") return Data.label(said);
    if (field.widget === "classes") return said.map(Data.label).join(", ");
    if (["event", "events", "claims", "facts"].includes(field.widget)) return [said].flat().map(name).join("; ");
    if (field.widget === "parts") return said.map(quantity).join("; ");
    if (PARTS[field.key]) return PARTS[field.key](said);
    if (field.widget === "check") return said ? "yes" : "";
    return [said].flat().join(", ");
  }

  const SHOWN_ELSEWHERE = ["type", "status", "certainty", "text", "evidence", "patient", "basis"];

  /** Give a statement as rows of field and value; what the head of its card says is left out. */
  function rows(id) {
    const { kind } = State.fact(id);
    const said = State.said(id);
    const own = Data.forms[kind].filter((field) => !SHOWN_ELSEWHERE.includes(field.key) && said[field.key] !== undefined && said[field.key] !== null)
      .map((field) => [field.label, value(field, said[field.key])]);
    if (kind === "patient") own.push(["Age", said.patient.age === undefined ? "not stated" : String(said.patient.age)], ["Sex", said.patient.sex || "not stated"]);
    return own.filter(([, text]) => text);
  }

  function quotesOf(id) {
    const said = State.said(id);
    return said.evidence || (said.patient && said.patient.evidence) || [];
  }

  /** Name the facts and patients that a fact cannot do without. */
  function named(id) {
    const said = State.said(id);
    const one = State.fact(id);
    const times = [said.time, said.until].map((part) => part && part.relative_to);
    const own = one.case && one.kind !== "patient" ? [one.case] : [];
    return [...own, said.part_of, said.cause, said.effect, ...(said.targets || []), ...(said.cases || []), ...(one.kind === "inconsistency" ? said.statements : []), ...times].filter(Boolean);
  }

  /** Say what keeps a kept fact from the reviewed record: what it names is rejected, or not judged yet. */
  function trouble(id) {
    if (!State.kept(id)) return null;
    const bad = named(id).find((other) => !State.has(other) || State.judged(other) === "rejected");
    if (bad) return { kind: "conflict", other: bad, text: State.has(bad) ? "It names a fact that is rejected" : "It names a fact that there is not" };
    const open = named(id).find((other) => State.judged(other) === "open");
    return open ? { kind: "waiting", other: open, text: State.fact(open).kind === "patient" ? "It waits until the patient is judged" : "It waits until this is judged" } : null;
  }

  return { KINDS, JUDGED, name, sentence, rows, quotesOf, trouble };
})();
