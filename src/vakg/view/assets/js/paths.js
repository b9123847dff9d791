/* The view of ways: from a place of leakage to an organ, each step with what it stands on and where cement was seen. */
const Paths = (() => {
  const { el, byId, replace, sign, badge } = Dom;
  const MOST = 3;
  const FIRST = { from: "L3", to: "pulmonary artery", oneWay: false };

  const labelOf = (site) => Data.paths.sites[site].label;

  function asked() {
    return State.now.path || FIRST;
  }

  function found() {
    return Ways.find(asked().from, asked().to, { oneWay: asked().oneWay });
  }

  /** Gather what stands behind one step: the axiom, what documents say of it, where cement was seen. */
  function behind(step) {
    const { seen, told, said } = Data.paths;
    const isFlow = step.kind === "flows";
    const isNew = step.kind !== "is a" && String(seen[step.to]) !== String(seen[step.from]);
    const tells = isFlow || isNew;
    const entry = isFlow ? Data.entries[step.entry] : null;
    return {
      entry, said: isFlow ? said[`${step.from} ${step.to}`] || [] : [],
      seen: tells ? seen[step.to] || [] : [], told: tells ? told[step.to] || [] : [],
    };
  }

  function isDocumented(step) {
    const { entry, said, seen, told } = behind(step);
    return step.kind !== "flows" || Boolean(entry.quotes.length || said.length || seen.length || told.length);
  }

  function statement(number) {
    const entry = Data.entries[number];
    const [start, end] = entry.quotes[0] || [];
    const words = entry.quotes.length ? Data.words(entry.doc, start, end) : null;
    const button = el("button", { type: "button", class: "row-link", "data-entry": number, onclick: () => { State.select(number); Panel.focus(button); } }, sign(entry), " ", entry.text);
    return el("li", {}, button, el("small", {}, whose(entry)), entry.status && entry.status !== "present" ? badge(entry.status, entry.status) : null,
      words ? el("blockquote", {}, words) : null);
  }

  function whose(entry) {
    const view = Data.homeOf(entry);
    return [entry.doc, view && view.kind === "case" ? Data.titleOf(view) : ""].filter(Boolean).join(": ");
  }

  function group(name, numbers) {
    if (!numbers.length) return null;
    const list = el("ul", {}, numbers.slice(0, MOST).map(statement));
    const rest = numbers.slice(MOST);
    const more = rest.length ? el("button", { type: "button", class: "link", onclick: () => { list.append(...rest.map(statement)); more.remove(); } }, `and ${rest.length} more`) : null;
    return el("div", { class: "behind" }, el("p", { class: "why" }, name), list, more);
  }

  function row(entry, name) {
    const known = entry && entry.rows.find(([heading]) => heading === name);
    return known ? known[1] : "";
  }

  function basis(step, entry) {
    if (!entry) return step.kind === "is a" ? "a kind of it" : "it may be in this narrower place";
    return [entry.label, step.against ? "against the usual direction" : "", step.of ? `as ${labelOf(step.of)}` : "",
      row(entry, "Known from") && `known from: ${row(entry, "Known from")}`, entry.review === "needs review" ? "not reviewed yet" : ""].filter(Boolean).join("; ");
  }

  function stepItem(step) {
    const { entry, said, seen, told } = behind(step);
    const head = `${labelOf(step.from)} → ${labelOf(step.to)}`;
    const title = entry ? el("button", { type: "button", class: "row-link step", onclick: (event) => { State.select(entry.number); Panel.focus(event.currentTarget); } }, head) : el("span", { class: "step" }, head);
    const words = entry && entry.quotes.length ? Data.words(entry.doc, entry.quotes[0][0], entry.quotes[0][1]) : null;
    const isStated = words && row(entry, "Known from") === "document text";
    const quote = words ? [el("p", { class: "why" }, isStated ? `Stated in ${entry.doc}` : `Told beside it in ${entry.doc}`), el("blockquote", {}, words)] : null;
    return el("li", { class: isDocumented(step) ? "way-step" : "way-step bare" }, title, el("small", {}, basis(step, entry)), quote,
      group("Documents on this connection", said), group("Cement seen here, or suspected", seen), group("Said of cement here, beyond single patients", told),
      isDocumented(step) ? null : el("p", { class: "why" }, "No document speaks of this step, and no case shows cement where it ends."));
  }

  function way(steps, number) {
    const length = steps.filter((one) => one.kind === "flows").length;
    const names = [steps[0].from, ...steps.map((one) => one.to)].map(labelOf).join(" → ");
    return el("details", { class: "way", open: number === 0 }, el("summary", {}, el("strong", {}, `Way ${number + 1}`), ` ${length} step${length === 1 ? "" : "s"}: ${names}`), el("ol", {}, steps.map(stepItem)));
  }

  function ask() {
    const oneWay = byId("path-one-way").getAttribute("aria-pressed") === "true";
    State.set({ path: { from: byId("path-from").value, to: byId("path-to").value, oneWay } }, "path");
  }

  function field(id, name, value, list) {
    return el("p", { class: "picker" }, el("label", { for: id }, name), el("input", { id, list, value, autocomplete: "off", onchange: ask }));
  }

  /** Draw the fields once; only what they lead to is drawn anew, so that typing is never disturbed. */
  function draw() {
    const { from, to } = asked();
    const names = Object.values(Data.paths.sites).map((one) => one.label).sort();
    const levels = Data.paths.levels.map(([name]) => name);
    const one = el("button", { type: "button", id: "path-one-way", class: "chip", "aria-pressed": String(asked().oneWay), onclick: () => {
      one.setAttribute("aria-pressed", String(!asked().oneWay));
      ask();
    } }, "With the usual stream only");
    replace(byId("board"),
      el("div", { class: "pickers" }, field("path-from", "From (a vertebra or a place)", from, "path-starts"), field("path-to", "To", to, "path-ends"), one),
      el("datalist", { id: "path-starts" }, [...levels, ...names].map((value) => el("option", { value }))),
      el("datalist", { id: "path-ends" }, names.map((value) => el("option", { value }))),
      el("p", { class: "note" }, "A way is what the network of veins allows and not how cement went in any patient; a step that no document speaks of may still be the one it takes."),
      el("div", { id: "path-ways" }));
    drawWays();
  }

  function drawWays() {
    const { ways, reason } = found();
    replace(byId("path-ways"),
      el("div", { role: "status" }, reason ? el("p", { id: "path-none", class: "message" }, reason) : el("p", { class: "note" }, `${ways.length} way${ways.length === 1 ? "" : "s"} that differ in their veins, the shortest first; longer ones may exist.`)),
      ways.map(way));
  }

  /** Give the steps as plain rows, for the file that a reader takes away. */
  function plain() {
    const rows = found().ways.flatMap((steps, number) => steps.map((step, place) => {
      const { entry, seen, told } = behind(step);
      return [number + 1, place + 1, labelOf(step.from), labelOf(step.to), basis(step, entry), isDocumented(step) ? "yes" : "no", seen.map((one) => Data.keyOf(Data.entries[one])).join(" "), told.length];
    }));
    return [["way", "step", "from", "to", "stands on", "documented", "cement seen", "said of it"], ...rows];
  }

  function start() {
    State.on((what) => {
      if (State.view.kind !== "paths") return;
      if (what === "view") draw();
      if (what === "path") drawWays();
    });
  }

  return { start, plain };
})();
