/* The legend, which is the filter too: by family, by status, by kind of line; with counts. */
const Legend = (() => {
  const { el, byId, replace, glyph, statusSign, lineSign } = Dom;
  const STATUSES = ["present", "possible", "absent", "conditional", "hypothetical"];
  const LINES = {
    causes: "led to", treats: "aimed at", "part of": "part of", conflicts: "does not fit", then: "then",
    contradicts: "contradicts", agrees: "agrees with", flows: "flows to", narrows: "such as", between: "concerns", names: "is named by",
  };

  /** Count what the filters can hide: the signs of a case, the claims of a document. */
  function counted() {
    const kind = State.view.kind;
    if (State.now.ego) return State.picture.nodes.map((node) => Data.entries[node.id]).filter((entry) => entry.status);
    if (kind === "venous" || Data.isGathering(State.view)) return [];
    const entries = State.view.entries.map((number) => Data.entries[number]);
    return kind === "case" ? entries.filter((entry) => entry.kind === "event") : entries;
  }

  function tally(entries, key) {
    const counts = new Map();
    for (const entry of entries) counts.set(entry[key], (counts.get(entry[key]) || 0) + 1);
    return counts;
  }

  function chip(group, key, name, count, sign) {
    const isOn = !State.now.off[group].has(key);
    return el("button", { type: "button", class: "chip", "data-group": group, "data-key": key, "aria-pressed": isOn ? "true" : "false", onclick: () => State.toggle(group, key) },
      sign, el("span", {}, name), el("small", {}, String(count)));
  }

  function draw() {
    const entries = counted();
    const families = tally(entries, "family");
    const statuses = tally(entries, "status");
    const whole = State.now.ego ? null : State.view.pictures[State.view.pictures.length - 1];
    const kinds = State.now.ego ? Object.keys(LINES) : State.view.edgeKinds;
    const lines = tally(State.picture ? State.picture.edges : [], "kind");
    for (const [kind, count] of tally(whole ? whole.edges : [], "kind")) lines.set(kind, count);
    const groups = [
      ["What", Data.familyOrder.filter((key) => families.has(key))
        .map((key) => chip("family", key, Data.families[key].heading, families.get(key), glyph(key)))],
      ["Status", STATUSES.filter((key) => statuses.has(key))
        .map((key) => chip("status", key, key, statuses.get(key), statusSign(key)))],
      ["Lines", kinds.filter((key) => lines.has(key))
        .map((key) => chip("edge", key, LINES[key] || key, lines.get(key), lineSign(key)))],
    ].filter(([, chips]) => chips.length);
    replace(byId("legend"), groups.map(([name, chips]) =>
      el("div", { class: "legend-row", role: "group", "aria-label": name }, chips)));
    byId("legend").hidden = !groups.length;
  }

  /** Redraw, and keep the keyboard where it was. */
  function refresh() {
    const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset : {};
    const { group, key } = held;
    draw();
    if (!key) return;
    const same = [...byId("legend").querySelectorAll(".chip")].find((one) => one.dataset.group === group && one.dataset.key === key);
    if (same) same.focus();
  }

  function start() {
    State.on((what) => ["view", "picture", "filter"].includes(what) && refresh());
  }

  return { start };
})();
