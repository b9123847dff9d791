/* The form in which a fact is corrected, at its card, or added, at the top of the list. */
const Form = (() => {
  const { el, byId, replace } = Dom;
  const ADDED = [["event", "Event"], ["link", "Causal link"], ["claim", "Claim"], ["patient", "Patient"]];
  let now = null;

  /** Open the form on a fact. */
  function edit(id) {
    if (now && !close()) return;
    const one = State.fact(id);
    now = { id, kind: one.kind, case: one.case, said: State.said(id), isNew: false };
    build(List.cardOf(id).querySelector(".card-body"));
    List.cardOf(id).scrollIntoView({ block: "start" });
  }

  /** Open the form for a fact that the draft does not have. */
  function add({ evidence = [], type = null, mention = null } = {}) {
    if (now && !close()) return;
    const kind = "event";
    now = { id: null, kind, case: nearestCase(evidence), said: given(kind, evidence, type), isNew: true, mention };
    if (!now.case) now.kind = "patient";
    now.said = given(now.kind, evidence, type);
    Turn.to("facts");
    build(byId("adding"));
    byId("adding").scrollIntoView({ block: "nearest" });
  }

  function given(kind, evidence, type) {
    const words = evidence.map((one) => one.quote.replace(/\s+/g, " ")).join(" ") || undefined;
    if (kind === "patient") return { patient: { text: words, evidence }, kind: "series" };
    return { type: type || undefined, text: words, evidence };
  }

  /** Guess whose fact it is: the case of the selected fact, else of the quote that stands nearest before. */
  function nearestCase(evidence) {
    const chosen = State.selected && State.fact(State.selected);
    if (chosen && chosen.case) return chosen.case;
    const cases = State.groups().filter((group) => group.case);
    const at = evidence.length ? evidence[0].at[0] : 0;
    const distance = (group) => Math.min(...group.ids.flatMap((id) => Wording.quotesOf(id)).map((one) => Math.abs(one.at[0] - at)));
    return cases.length ? cases.sort((a, b) => distance(a) - distance(b))[0].case : null;
  }

  function build(place) {
    now.context = { id: now.id, case: () => now.case, kind: () => now.kind };
    now.form = el("form", { class: "form", novalidate: true, "aria-label": now.isNew ? "New fact" : "Correct the fact" });
    now.form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
    now.form.addEventListener("input", () => { now.isTouched = true; });
    now.form.addEventListener("keydown", onKey);
    now.place = place;
    now.hidden = place.id === "adding" ? [] : [...place.children];
    for (const one of now.hidden) one.hidden = true;
    place.append(now.form);
    document.body.classList.add("editing");
    draw();
    const first = now.form.querySelector(".fields input:not([type=radio]), .fields select, .fields textarea");
    if (first) first.focus();
  }

  function draw() {
    now.fields = Data.forms[now.kind].map((field) => Fields.make(field, now.said[field.key], now.context));
    now.order = now.kind === "event" ? orderField() : null;
    const main = now.fields.filter((one) => one.field.main);
    const more = now.fields.filter((one) => !one.field.main);
    const isUsed = more.some((one) => now.said[one.field.key] !== undefined);
    replace(now.form,
      el(now.isNew ? "h2" : "h3", { class: "form-title" }, now.isNew ? "New fact" : "Correct the fact"),
      now.isNew ? head() : null,
      el("div", { class: "fields" }, main.map((one) => one.element), now.order && now.order.element),
      more.length ? el("details", { class: "more", open: isUsed }, el("summary", {}, "More fields"), el("div", { class: "fields" }, more.map((one) => one.element))) : null,
      el("div", { class: "wrongs", role: "alert", id: "wrongs" }),
      el("div", { class: "actions" },
        el("button", { type: "submit", class: "tool primary" }, now.isNew ? "Add the fact" : "Save the correction", el("kbd", { "aria-hidden": "true" }, "Ctrl Enter")),
        el("button", { type: "button", class: "tool", onclick: () => close(true) }, "Cancel", el("kbd", { "aria-hidden": "true" }, "Esc"))));
    suitKind();
    const kind = now.fields.find((one) => one.field.key === "kind" && now.kind === "claim");
    if (kind) kind.control.input.addEventListener("change", suitKind);
  }

  function claimKind() {
    return now.kind === "claim" ? now.fields.find((one) => one.field.key === "kind").read() : "";
  }

  /** Show the fields that a claim of the chosen kind needs, and those that it holds all the same. */
  function suitKind() {
    const kind = claimKind();
    for (const one of now.fields) {
      if (!one.field.kinds) continue;
      one.isOff = !one.field.kinds.includes(kind) && now.said[one.field.key] === undefined;
      one.element.hidden = one.isOff;
    }
  }

  /** Ask, for a new fact, what kind it is and whose. */
  function head() {
    const cases = State.groups().filter((group) => group.case);
    const usable = ADDED.filter(([kind]) => cases.length || kind === "claim" || kind === "patient");
    const kinds = el("div", { class: "radios", role: "radiogroup", "aria-label": "Kind of fact" }, usable.map(([kind, label]) => {
      const input = el("input", { type: "radio", name: "new-kind", value: kind, checked: kind === now.kind });
      input.addEventListener("change", () => turn(kind));
      return el("label", {}, input, el("span", {}, label));
    }));
    const owner = el("select", { id: "new-case", "aria-label": "Whose" }, cases.map((group) => el("option", { value: group.case, selected: group.case === now.case }, group.title)));
    owner.addEventListener("change", () => { now.case = owner.value; keepSaid(); draw(); byId("new-case").focus(); });
    const isOwned = ["event", "link"].includes(now.kind);
    return el("div", { class: "new-head" }, kinds, isOwned ? el("label", { class: "whose" }, el("span", {}, "Whose"), owner) : null);
  }

  /** Go on with the same words as a fact of another kind. */
  function turn(kind) {
    const evidence = readAll().evidence || (readAll().patient || {}).evidence || [];
    const type = readAll().type;
    now.kind = kind;
    now.said = given(kind, evidence, type);
    draw();
    now.form.querySelector(`input[name="new-kind"][value="${kind}"]`).focus();
  }

  function keepSaid() {
    now.said = { ...now.said, ...readAll() };
  }

  /** Ask where in the order of its case an event stands. */
  function orderField() {
    const ids = State.eventsOf(now.case).filter((id) => id !== now.id);
    const choices = [["first", "nothing: it is the first"], ...ids.map((id) => [id, Wording.name(id)])];
    const field = { key: "after", label: "Told directly after", widget: "choice", choices, empty: now.isNew ? "as its words stand in the text" : "unchanged" };
    return Fields.make(field, undefined, now.context);
  }

  /** Find the event that the text tells before a quote. */
  function before(at) {
    const ids = State.eventsOf(now.case).filter((id) => Wording.quotesOf(id).length && Wording.quotesOf(id)[0].at[0] <= at);
    return ids.length ? ids.at(-1) : "";
  }

  function afterOf(said) {
    if (!now.order) return undefined;
    const chosen = now.order.read();
    if (chosen === "first") return "";
    return chosen || (now.isNew ? before(said.evidence[0].at[0]) : (State.verdictOf(now.id) || {}).after);
  }

  function readAll() {
    return Object.fromEntries(now.fields.filter((one) => !one.isOff).map((one) => [one.field.key, one.read()]).filter(([, said]) => said !== undefined));
  }

  function needed(one) {
    const isKinds = one.field.kinds && one.field.kinds.includes(claimKind());
    return isKinds && one.field.key !== "statistic" ? { ...one, field: { ...one.field, needed: true } } : one;
  }

  function save() {
    const wrong = now.fields.filter((one) => !one.isOff).map((one) => Fields.problem(needed(one))).filter(Boolean);
    replace(byId("wrongs"), wrong.length ? el("p", {}, wrong.map((one) => one.text).join(". ")) : null);
    if (wrong.length) {
      const [{ one }] = wrong;
      if (one.element.closest("details")) one.element.closest("details").open = true;
      (one.element.querySelector("[aria-invalid=true]") || one.element.querySelector("input, select, textarea, button")).focus();
      return;
    }
    const said = readAll();
    const { id, mention, isNew, kind } = now;
    const verdict = isNew ? enter(said) : correct(said);
    shut();
    if (mention && isNew && !State.dismissed.has(mention)) State.dismissed.add(mention);
    State.judge(verdict.id, verdict.entry);
    State.select(verdict.id);
    List.reveal(verdict.id);
    Say.tell(isNew ? `Added: ${Wording.KINDS[kind]}.` : id && "Corrected.");
  }

  function enter(said) {
    const id = freeId(said);
    const owner = now.kind === "patient" ? id : ["event", "link"].includes(now.kind) ? now.case : null;
    return { id, entry: { verdict: "added", kind: now.kind, case: owner, statement: { id, ...said }, after: afterOf(said) } };
  }

  function correct(said) {
    const one = State.fact(now.id);
    const statement = { id: now.id, ...said };
    const known = State.verdictOf(now.id);
    const after = afterOf(said);
    const isSame = one.draft && same(one.draft, statement) && after === undefined;
    const verdict = known && known.verdict === "added" ? "added" : "corrected";
    return { id: now.id, entry: isSame ? { verdict: "accepted" } : { verdict, statement, after, ...(known && known.note ? { note: known.note } : {}) } };
  }

  function same(a, b) {
    if (typeof a !== "object" || a === null || b === null) return a === b;
    const keys = Object.keys(a);
    return typeof b === "object" && keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
  }

  /** Make a name that no other statement has, of the words of the class or the kind. */
  function freeId(said) {
    const words = said.type ? Data.label(said.type) : said.kind && now.kind === "claim" ? said.kind : now.kind;
    const stem = `added-${words.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "fact"}`;
    let id = stem;
    for (let number = 2; State.has(id); number += 1) id = `${stem}-${number}`;
    return id;
  }

  /** Close the form; what was typed is dropped only when asked for twice. */
  function close(isMeant) {
    if (!now) return true;
    if (now.isTouched && !now.isWarned && !isMeant) {
      now.isWarned = true;
      replace(byId("wrongs"), el("p", {}, "Not saved yet. Save, or press Esc once more to drop what you typed."));
      return false;
    }
    shut();
    List.focus();
    return true;
  }

  function shut() {
    now.form.remove();
    for (const one of now.hidden) one.hidden = false;
    document.body.classList.remove("editing");
    now = null;
  }

  function onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) event.preventDefault();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { edit, add, close, isAt: (id) => Boolean(now) && now.id === id, get isOpen() { return Boolean(now); }, get isTouched() { return Boolean(now && now.isTouched); } };
})();
