/* One fact on a card: closed in two lines, opened with its fields, its quotes and the verdicts to choose. */
const Card = (() => {
  const { el, badge } = Dom;
  const SIGNS = { open: "", accepted: "✓", rejected: "✕", corrected: "✎", added: "+", dismissed: "✕" };

  function idOf(id) {
    return `card-${id.replace(/[^A-Za-z0-9-]/g, "_")}`;
  }

  function head(id) {
    const one = State.fact(id);
    const said = State.said(id);
    const judged = State.judged(id);
    const trouble = Wording.trouble(id);
    const isMention = one.kind === "mention";
    const eyebrow = isMention ? Data.label(said.curie) : one.kind === "event" ? Data.label(said.type) : one.kind === "claim" ? said.kind.replace("_", " ") : Wording.KINDS[one.kind];
    const text = isMention ? Wording.name(id) : Wording.sentence(id);
    return el("div", { class: "card-head", onclick: () => State.select(id) },
      el("span", { class: `mark m-${judged}`, "aria-hidden": "true" }, SIGNS[judged]),
      el("div", { class: "card-words", id: `${idOf(id)}-name` },
        el("span", { class: "sr" }, `${Wording.JUDGED[judged]}: `),
        el("p", { class: "card-type" }, eyebrow),
        el("p", { class: "card-text" }, text)),
      el("div", { class: "card-badges" },
        said.status && (said.status !== "present") ? badge(said.status, said.status) : null,
        said.certainty && said.certainty !== "asserted" ? badge(said.certainty, "unsure") : null,
        said.basis === "derived" ? badge("derived", "derived") : null,
        trouble ? el("span", { class: `badge t-${trouble.kind}` }, trouble.kind === "conflict" ? "to settle" : "waits") : null));
  }

  function button(label, key, act, more = {}) {
    return el("button", { type: "button", class: "tool", onclick: act, ...more }, label, key ? el("kbd", { "aria-hidden": "true" }, key) : null);
  }

  function actions(id) {
    const one = State.fact(id);
    const judged = State.judged(id);
    if (one.kind === "mention") {
      return el("div", { class: "actions" }, button("Make a fact", "n", () => Actions.add()),
        button(judged === "dismissed" ? "Not dismissed" : "Dismiss", "r", () => Actions.reject()));
    }
    const isAdded = judged === "added";
    return el("div", { class: "actions" },
      isAdded ? null : button("Accept", "a", () => Actions.accept(), { class: "tool yes", "aria-pressed": String(State.kept(id)) }),
      button(isAdded ? "Remove" : "Reject", "r", () => Actions.reject(), { class: "tool no", "aria-pressed": String(judged === "rejected") }),
      button("Correct", "e", () => Actions.edit()),
      State.verdictOf(id) && !isAdded ? button("Take back", "c", () => Actions.clear()) : null);
  }

  function quotes(id) {
    return el("div", { class: "card-quotes" }, Wording.quotesOf(id).map((one) =>
      el("blockquote", {}, one.quote, el("cite", {}, one.role))));
  }

  function rows(id) {
    const found = Wording.rows(id);
    if (!found.length) return null;
    return el("dl", { class: "rows" }, found.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }

  function trouble(id) {
    const found = Wording.trouble(id);
    if (!found) return null;
    return el("p", { class: `trouble t-${found.kind}` }, `${found.text}: `,
      State.has(found.other)
        ? el("button", { type: "button", class: "link", onclick: () => Actions.go(found.other) }, Wording.name(found.other)) : found.other);
  }

  function note(id) {
    const verdict = State.verdictOf(id);
    if (!verdict) return null;
    const field = el("input", { class: "note-field", value: verdict.note || "", placeholder: "Why? Goes into the file of verdicts.", "aria-label": "Note on this verdict" });
    field.addEventListener("change", () => State.note(id, field.value.trim()));
    return field;
  }

  function patientHint(id) {
    const one = State.fact(id);
    if (one.kind !== "patient") return null;
    return el("p", { class: "card-hint" }, "The facts of a case go into the reviewed record with its patient. Rejecting the patient rejects the case.");
  }

  function mentionBody(id) {
    const said = State.said(id);
    const term = Data.terms.get(said.curie);
    return [el("p", { class: "card-hint" }, said.reason), term && term.definition ? el("p", { class: "card-hint" }, term.definition) : null];
  }

  function changes(id) {
    const verdict = State.verdictOf(id);
    const draft = State.fact(id).draft;
    if (!verdict || verdict.verdict !== "corrected" || !draft || !draft.text || draft.text === verdict.statement.text) return null;
    return el("p", { class: "card-hint" }, "The draft said: ", el("del", {}, draft.text));
  }

  function body(id) {
    const isMention = State.fact(id).kind === "mention";
    return el("div", { class: "card-body" },
      isMention ? mentionBody(id) : [changes(id), trouble(id), patientHint(id), rows(id), quotes(id)],
      actions(id), isMention ? null : note(id));
  }

  /** Say what a card shows beside its words, so that only cards that changed are made anew. */
  function signature(id) {
    const verdict = State.verdictOf(id);
    const trouble = Wording.trouble(id);
    return [State.judged(id), trouble && trouble.kind, trouble && trouble.other, id === State.selected, verdict && verdict.verdict, verdict && JSON.stringify(verdict.statement)].join("|");
  }

  function make(id) {
    const isOpen = id === State.selected;
    const made = el("li", { class: `fact k-${State.fact(id).kind} j-${State.judged(id)}${isOpen ? " open" : ""}`, id: idOf(id) },
      el("article", { tabindex: isOpen ? "0" : "-1", "aria-labelledby": `${idOf(id)}-name`, "aria-current": isOpen ? "true" : null },
        head(id), isOpen ? body(id) : null));
    made.fact = id;
    made.signature = signature(id);
    return made;
  }

  return { make, idOf, signature };
})();
