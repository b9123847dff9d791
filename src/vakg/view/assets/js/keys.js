/* The keyboard: keys that work everywhere, and arrows that walk along the lines of the picture. */
const Keys = (() => {
  const { el, byId, replace } = Dom;
  const LIST = [
    ["/", "go to the search"], ["Tab, Shift+Tab", "next, previous control"], ["Enter", "open what has the focus"],
    ["Arrows", "in the picture: along a line to what lies that way, else to the next sign that way"],
    ["Home", "in the picture: its first sign"], ["n", "neighbourhood of the selected statement"], ["+ and −", "in the neighbourhood: expand, collapse the selected"],
    ["Ctrl+Z, Ctrl+Y", "undo, redo"], ["Esc", "close the panel, leave the neighbourhood"], ["?", "this list"],
  ];
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** Say how well a step from one place to another fits a direction; lower is better, none if it does not. */
  function cost(from, to, [dx, dy]) {
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    return along > 4 && aside < along * 4 ? along + 2 * aside : null;
  }

  function best(from, nodes, way) {
    const found = nodes.map((node) => [cost(from, node, way), node]).filter(([one]) => one !== null).sort((a, b) => a[0] - b[0]);
    return found.length ? found[0][1] : null;
  }

  function step(way) {
    const picture = State.picture;
    const shown = picture.nodes.filter((node) => node.entries.some((number) => State.lets(Data.entries[number])));
    const chosen = State.now.selected && shown.find((node) => node.id === State.now.selected.entry);
    if (!chosen) return shown[0];
    const joined = new Set(picture.edges.filter((edge) => !State.now.off.edge.has(edge.kind)).flatMap((edge) => edge.from === chosen.id ? [edge.to] : edge.to === chosen.id ? [edge.from] : []));
    return best(chosen, shown.filter((node) => joined.has(node.id)), way) || best(chosen, shown.filter((node) => node !== chosen), way);
  }

  const SAID = { causes: ["led to", "came from"], treats: ["aimed at", "treated by"], "part of": ["part of", "with this part"], flows: ["flows to", "reached from"] };

  /** Say by which line one came from a sign to the next, and how sure it is. */
  function lineBetween(from, to) {
    const line = State.picture.edges.find((edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from));
    if (!line) return "";
    const [there, back] = SAID[line.kind] || [line.kind, line.kind];
    return [line.from === from ? there : back, line.certainty === "asserted" ? "" : line.certainty, line.status === "present" ? "" : line.status].filter(Boolean).join(", ");
  }

  function go(node) {
    if (!node) return;
    const from = State.now.selected ? State.now.selected.entry : null;
    const line = from === null ? "" : lineBetween(from, node.id);
    State.select(node.id);
    const entry = Data.entries[node.id];
    byId("spoken").textContent = [line, entry.label, entry.text.replace(/\.$/, ""), entry.status, entry.certainty === "asserted" ? "" : entry.certainty].filter(Boolean).join(". ");
  }

  function inPicture(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !State.picture || !State.picture.nodes.length) return;
    if (WAYS[event.key]) go(step(WAYS[event.key]));
    else if (event.key === "Home") go(State.picture.nodes[0]);
    else if (event.key === "Enter") Panel.focus(byId("network"));
    else return;
    event.preventDefault();
  }

  function selected() {
    const chosen = State.now.selected;
    return chosen && chosen.entry !== undefined ? chosen.entry : null;
  }

  const PLAIN = {
    "/": () => { byId("query").focus(); byId("query").select(); },
    "?": () => byId("help").showModal(),
    n: () => { if (selected() !== null) Ego.show(selected()); },
    "+": () => { if (State.now.ego && selected() !== null) Ego.turn(selected(), "expand"); },
    "-": () => { if (State.now.ego && selected() !== null) Ego.turn(selected(), "collapse"); },
  };

  function escape() {
    if (byId("about").open || byId("help").open) return;
    SearchBox.close();
    if (State.now.selected) Panel.close();
    else if (State.now.ego) Ego.leave();
  }

  function anywhere(event) {
    if (event.key === "Escape") { escape(); return; }
    const isTyping = event.target.closest && event.target.closest("input, textarea, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || !PLAIN[event.key]) return;
    event.preventDefault();
    PLAIN[event.key]();
  }

  function drawHelp() {
    replace(byId("help"),
      el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("help").close() }, "×"),
      el("h2", { id: "help-title" }, "Keys"),
      el("dl", { class: "keys-list" }, LIST.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])));
  }

  function start() {
    drawHelp();
    document.addEventListener("keydown", anywhere);
    byId("network").addEventListener("keydown", inPicture);
    byId("help-open").addEventListener("click", () => byId("help").showModal());
  }

  return { start, LIST };
})();
