/* The panel: all that is known of what is selected, and the words it rests on. */
const Panel = (() => {
  const { el, byId, replace, sign, badge } = Dom;
  const VERBS = { causes: "led to", treats: "is aimed at", "part of": "is part of", conflicts: "does not fit", then: "is told before", contradicts: "contradicts", agrees: "agrees with", flows: "flows to", narrows: "may be", between: "concerns", names: "is named by" };
  let cameFrom = null;

  function title(entry) {
    const view = Data.homeOf(entry);
    const document = view && Data.documents.get(view.document);
    return [document && document.title, view && view.kind === "case" ? Data.titleOf(view) : ""].filter(Boolean).join(" · ");
  }

  function badges(entry) {
    if (entry.kind === "cluster" || entry.kind === "place") return null;
    const isFact = entry.kind !== "connection";
    return el("p", { class: "badges" },
      isFact ? badge(entry.status, entry.status) : null,
      isFact ? badge(entry.certainty, entry.certainty === "asserted" ? "sure" : "unsure") : null,
      entry.review ? badge(entry.review, entry.review) : null,
      isFact && entry.basis ? badge(entry.basis, entry.basis) : null);
  }

  function rows(entry) {
    if (!entry.rows.length && !entry.cites.length) return null;
    const cites = entry.cites.length ? [["Cites", `reference ${entry.cites.join(", ")} of the document`]] : [];
    return el("dl", { class: "rows" }, [...entry.rows, ...cites].map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }

  function quotes(entry) {
    if (!entry.quotes.length) return null;
    const count = entry.quotes.length;
    return el("section", { class: "quotes" },
      el("h3", {}, count === 1 ? "The words it rests on" : `The words it rests on (${count} passages)`),
      entry.quotes.map((quote) => Quotes.figure(entry, quote)));
  }

  function link(number) {
    const entry = Data.entries[number];
    const button = el("button", { type: "button", class: "tie", "data-entry": number, onclick: () => {
      State.select(number);
      focus(cameFrom);
    } },
      sign(entry),
      el("span", {}, entry.text || entry.label),
      entry.status === "present" || !entry.status ? null : badge(entry.status, entry.status));
    return el("li", {}, button);
  }

  function links(entry) {
    const groups = new Map();
    for (const [heading, number] of entry.links) {
      if (!groups.has(heading)) groups.set(heading, []);
      groups.get(heading).push(number);
    }
    return [...groups].map(([heading, numbers]) => el("section", { class: "ties" },
      el("h3", {}, numbers.length > 3 ? `${heading} (${numbers.length})` : heading), el("ul", {}, numbers.map(link))));
  }

  function closeButton() {
    return el("button", { type: "button", class: "close", "aria-label": "Close the panel", onclick: close }, "×");
  }

  function name(entry) {
    return entry.kind === "place" ? entry.text : entry.label;
  }

  /** Offer the neighbourhood of a statement that has to do with others. */
  function around(entry) {
    const isCentre = State.now.ego && State.now.ego.root === entry.number;
    if (isCentre || !Walk.edgesAt(entry.number).length) return null;
    return el("p", {}, el("button", { type: "button", id: "panel-around", class: "chip", onclick: () => Ego.show(entry.number) }, "Show its neighbourhood"));
  }

  function drawEntry(entry) {
    replace(byId("panel"), closeButton(),
      el("p", { class: "eyebrow" }, sign(entry), el("span", {}, entry.label)),
      el("h2", { id: "panel-title", tabindex: "-1" }, entry.text),
      badges(entry), around(entry), rows(entry), quotes(entry), links(entry),
      el("p", { class: "whence" }, [title(entry), entry.id].filter(Boolean).join(" · ")));
  }

  /** Draw a line that is no statement of its own: what it joins, and the words of those that say it. */
  function drawEdge(edge) {
    const [from, to] = [Data.entries[edge.from], Data.entries[edge.to]];
    const sources = edge.entries.length ? edge.entries.map((number) => Data.entries[number]) : [from, to];
    const note = edge.kind === "then" ? "Drawn from their order in time only; the document states no tie between them." : edge.kind === "narrows" ? "The second is a kind of the first." : "";
    replace(byId("panel"), closeButton(),
      el("p", { class: "eyebrow" }, Dom.lineSign(edge.kind), el("span", {}, VERBS[edge.kind] || edge.kind)),
      el("h2", { id: "panel-title", tabindex: "-1" }, `${name(from)} ${VERBS[edge.kind] || edge.kind} ${name(to)}`),
      note ? el("p", { class: "note" }, note) : null,
      sources.map((one) => [el("p", { class: "stated" }, one.text), badges(one), quotes(one)]),
      links({ links: [["From", edge.from], ["To", edge.to]] }));
  }

  function draw() {
    const chosen = State.now.selected;
    const panel = byId("panel");
    panel.hidden = !chosen;
    document.body.classList.toggle("with-panel", Boolean(chosen));
    if (!chosen) return;
    const edge = chosen.edge && State.picture.edges.find((one) => one.id === chosen.edge);
    const single = edge && edge.entries.length === 1 ? Data.entries[edge.entries[0]] : null;
    if (edge && single && ["causal_link", "connection", "inconsistency"].includes(single.kind)) drawEntry(single);
    else if (edge) drawEdge(edge);
    else if (Data.entries[chosen.entry]) drawEntry(Data.entries[chosen.entry]);
    else panel.hidden = true;
    panel.scrollTop = 0;
  }

  /** Move the keyboard into the panel, and remember where it came from. */
  function focus(from) {
    cameFrom = from || cameFrom;
    const heading = byId("panel-title");
    if (heading) heading.focus({ preventScroll: true });
  }

  function close() {
    State.deselect();
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  }

  function start() {
    State.on((what) => ["selection", "view", "picture"].includes(what) && draw());
  }

  return { start, focus, close };
})();
