/* Which facts the list shows. */
const Filter = (() => {
  const { el, byId, replace } = Dom;
  const now = { judged: "", kind: "", status: "", words: "" };
  const JUDGED = [["", "Any verdict"], ["open", "Not judged"], ["judged", "Judged"], ["accepted", "Accepted"], ["corrected", "Corrected"], ["added", "Added"], ["rejected", "Rejected"], ["conflict", "To settle"], ["waiting", "Waiting"]];
  const KINDS = [["", "Any kind"], ["patient", "Patients"], ["event", "Events"], ["link", "Causal links"], ["claim", "Claims"], ["inconsistency", "Inconsistencies"], ["mention", "Not understood"]];

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function letsVerdict(id) {
    const judged = State.judged(id);
    if (!now.judged || now.judged === judged) return true;
    if (now.judged === "judged") return judged !== "open";
    const trouble = ["conflict", "waiting"].includes(now.judged) && Wording.trouble(id);
    return Boolean(trouble) && trouble.kind === now.judged;
  }

  function letsWords(id) {
    if (!now.words) return true;
    const said = State.said(id);
    const text = [Wording.name(id), id, said.type && Data.label(said.type), ...Wording.quotesOf(id).map((one) => one.quote)].join(" ");
    return plain(now.words).split(/\s+/).every((word) => plain(text).includes(word));
  }

  /** Say whether a fact is shown. */
  function lets(id) {
    const one = State.fact(id);
    if (!one || (now.kind && one.kind !== now.kind)) return false;
    if (now.status && (State.said(id) || {}).status !== now.status) return false;
    return letsVerdict(id) && letsWords(id);
  }

  function choice(key, label, options) {
    const made = el("select", { id: `filter-${key}`, "aria-label": label }, options.map(([value, text]) => el("option", { value }, text)));
    made.addEventListener("change", () => set(key, made.value));
    return made;
  }

  function set(key, value) {
    now[key] = value;
    byId(`filter-${key}`).value = value;
    List.draw();
  }

  function clear() {
    for (const key of Object.keys(now)) {
      now[key] = "";
      byId(`filter-${key}`).value = "";
    }
    List.draw();
  }

  function tell(count) {
    const isOn = Object.values(now).some(Boolean);
    byId("filter-count").textContent = isOn ? `${count} shown` : "";
    byId("filter-clear").hidden = !isOn;
  }

  function start() {
    const statuses = Data.forms.event.find((field) => field.key === "status").choices;
    const words = el("input", { id: "filter-words", type: "search", placeholder: "Find", "aria-label": "Find a fact by its words or quotes", autocomplete: "off", spellcheck: "false" });
    words.addEventListener("input", () => set("words", words.value));
    words.addEventListener("keydown", (event) => {
      if (event.key === "Enter") Actions.step(1);
    });
    replace(byId("filters"),
      el("div", { class: "find" }, words, el("kbd", { "aria-hidden": "true" }, "/")),
      choice("judged", "Verdict", JUDGED), choice("kind", "Kind", KINDS), choice("status", "Status", [["", "Any status"], ...statuses.map((one) => [one, one])]),
      el("button", { type: "button", class: "tool", onclick: () => Actions.add() }, "New fact", el("kbd", { "aria-hidden": "true" }, "n")),
      el("p", { class: "shown", role: "status" }, el("span", { id: "filter-count" }), el("button", { id: "filter-clear", type: "button", class: "link", onclick: clear, hidden: true }, "Show all")));
  }

  return { start, lets, clear, set, tell };
})();
