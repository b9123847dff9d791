/* The network itself: vis-network on a canvas, at the positions that the build computed. */
const Net = (() => {
  const { byId } = Dom;
  let network = null;
  let nodes = null;
  let edges = null;
  let places = {};
  let near = null;
  let isMoved = false;

  /** Count the entries of a sign that the filters let through. */
  function counted(node) {
    return node.entries.filter((number) => State.lets(Data.entries[number])).length;
  }

  function isOff(node) {
    return !counted(node);
  }

  function letter(node) {
    return State.view.kind === "literature" && Data.entries[node.id].kind === "cluster" ? String(counted(node)) : node.letter;
  }

  /** Find the nodes and edges that the selection stands for, and what lies around them. */
  function around() {
    const chosen = State.now.selected;
    const picture = State.picture;
    if (!chosen || !picture) return null;
    const hasEntry = (one) => one.id === chosen.entry || one.entries.includes(chosen.entry);
    const own = picture.edges.filter((edge) => edge.id === chosen.edge ||
      (Data.entries[chosen.entry] && ["causal_link", "connection"].includes(Data.entries[chosen.entry].kind) && edge.entries.includes(chosen.entry)));
    const picked = new Set(picture.nodes.filter(hasEntry).map((node) => node.id));
    if (!picked.size && !own.length) return null;
    const shown = new Set([...picked, ...own.flatMap((edge) => [edge.from, edge.to])]);
    const lines = new Set(own.map((edge) => edge.id));
    if (!own.length) follow(picture, picked, shown, lines);
    return { picked, shown, lines, main: new Set(own.map((edge) => edge.id)) };
  }

  /** Add the neighbours, and the causes and effects up and down the chain. */
  function follow(picture, picked, shown, lines) {
    for (const edge of picture.edges) {
      if (!picked.has(edge.from) && !picked.has(edge.to)) continue;
      lines.add(edge.id);
      shown.add(edge.from).add(edge.to);
    }
    for (const [start, end] of [["from", "to"], ["to", "from"]]) {
      const todo = [...picked];
      const seen = new Set(todo);
      while (todo.length) {
        const at = todo.pop();
        for (const edge of picture.edges) {
          if (edge.kind !== "causes" || edge[start] !== at) continue;
          lines.add(edge.id);
          shown.add(edge[end]);
          if (!seen.has(edge[end])) { seen.add(edge[end]); todo.push(edge[end]); }
        }
      }
    }
  }

  function nodeStyle(node) {
    const sign = Palette.sign(node);
    const faint = near && !near.shown.has(node.id);
    const picked = near && near.picked.has(node.id);
    const border = picked ? Palette.get("accent") : sign.border;
    const colour = { background: sign.fill, border };
    return {
      id: node.id, hidden: isOff(node), opacity: faint ? 0.25 : 1, borderWidth: picked ? 3 : 2, size: node.size + (picked ? 3 : 0),
      color: { ...colour, highlight: colour, hover: colour },
      font: { size: Data.options.nodes.font.size, color: faint ? Palette.get("muted") : Palette.get("ink"), strokeWidth: 4, strokeColor: Palette.get("card"), face: Palette.FONT },
    };
  }

  /** Say whether a line is off; one of a quiet kind shows all the same beside what is selected. */
  function isLineOff(edge) {
    if (!State.now.off.edge.has(edge.kind)) return false;
    return !(State.QUIET.includes(edge.kind) && near && near.lines.has(edge.id));
  }

  function edgeStyle(edge, hidden) {
    const style = Palette.edge(edge);
    const main = near && near.main.has(edge.id);
    const faint = near && !near.lines.has(edge.id);
    const colour = main ? Palette.get("accent") : style.colour;
    const opacity = faint ? 0.12 : edge.kind === "causes" || near ? 0.95 : 0.6;
    return {
      ...style, id: edge.id, label: faint ? " " : style.label, width: main ? style.width + 2 : style.width,
      hidden: isLineOff(edge) || hidden.has(edge.from) || hidden.has(edge.to),
      color: { color: colour, highlight: colour, hover: colour, opacity },
    };
  }

  function restyle() {
    if (!State.picture || !State.picture.nodes.length || !network) return;
    near = around();
    const hidden = new Set(State.picture.nodes.filter(isOff).map((node) => node.id));
    nodes.update(State.picture.nodes.map(nodeStyle));
    edges.update(State.picture.edges.map((edge) => edgeStyle(edge, hidden)));
  }

  function corners() {
    const box = byId("network");
    const start = network.DOMtoCanvas({ x: 0, y: 0 });
    const end = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  }

  function drawAbove(context) {
    const picture = State.picture;
    const shown = picture.nodes.filter((node) => !isOff(node));
    Backdrop.letters(context, shown.map((node) => ({ node: { ...node, letter: letter(node) }, ...places[node.id], faint: near && !near.shown.has(node.id) })));
    const box = byId("network");
    const ratio = context.canvas.width / box.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    Backdrop.headings(context, picture, (x, y) => network.canvasToDOM({ x, y }), box.clientWidth, box.clientHeight);
    context.restore();
  }

  /** Say how much of the box the panel lies over; a neighbourhood is drawn beside it. */
  function covered(box) {
    if (!State.now.ego || byId("panel").hidden) return 0;
    return Math.max(0, Math.min(box.clientWidth / 2, box.getBoundingClientRect().right - byId("panel").getBoundingClientRect().left));
  }

  /** Show the whole picture, or, where that would be too small to read, its part around day 0. */
  function fit(isWhole) {
    const picture = State.picture;
    const box = byId("network");
    if (!picture || !picture.nodes.length || !network) return;
    isMoved = false;
    const gutter = Backdrop.gutterOf(picture);
    const head = Backdrop.headOf(picture);
    const left = picture.columns[0].start;
    const width = picture.columns[picture.columns.length - 1].end - left;
    const above = picture.lanes[0].start;
    const height = picture.lanes[picture.lanes.length - 1].end - above;
    const room = { x: box.clientWidth - gutter - 12 - covered(box), y: box.clientHeight - head - 8 };
    const whole = Math.min(room.x / width, room.y / height, 1.25);
    const scale = isWhole || State.view.kind === "venous" ? whole : Math.max(whole, State.now.ego ? 0.5 : 0.55);
    const zero = picture.columns.find((column) => column.zero);
    if (State.now.ego && scale > whole) return network.moveTo({ scale, animation: false, position: { x: covered(box) / 2 / scale, y: 0 } });
    const first = scale > whole && zero ? Math.max(left, zero.start - 90 / scale) : left - Math.max(0, room.x / scale - width) / 2;
    const top = above - Math.max(0, room.y / scale - height) / 2;
    network.moveTo({ scale, animation: false, position: {
      x: first + (box.clientWidth / 2 - gutter) / scale, y: top + (box.clientHeight / 2 - head) / scale } });
    return null;
  }

  /** Bring what is selected into sight, moving the picture no further than needed. */
  function reveal() {
    if (!near || !near.shown.size || !network) return;
    const box = byId("network").getBoundingClientRect();
    const target = near.picked.size ? [...near.picked][0] : [...near.shown][0];
    const spot = network.canvasToDOM(places[target]);
    const right = Math.min(box.right, byId("panel").getBoundingClientRect().left || Infinity) - box.left;
    const shift = {
      x: overshoot(spot.x, Backdrop.gutterOf(State.picture) + 60, right - 60),
      y: overshoot(spot.y, Backdrop.headOf(State.picture) + 30, box.height - 60),
    };
    if (!shift.x && !shift.y) return;
    const scale = network.getScale();
    const view = network.getViewPosition();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const position = { x: view.x + shift.x / scale, y: view.y + shift.y / scale };
    network.moveTo({ position, scale, animation: calm ? false : { duration: 220 } });
  }

  function overshoot(at, low, high) {
    return at < low || high < low ? at - low : at > high ? at - high : 0;
  }

  /** Take up the size of the box; a picture that nobody has moved is fitted anew. */
  function resize() {
    if (!network || byId("network").hidden) return;
    network.setSize("100%", "100%");
    network.redraw();
    if (!isMoved) fit(false);
    if (State.now.selected) reveal();
  }

  function zoom(factor) {
    isMoved = true;
    if (network) network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * factor)), animation: false });
  }

  function load() {
    const picture = State.picture;
    const isDrawn = Boolean(picture && picture.nodes.length);
    byId("network").closest(".stage").hidden = !picture;
    byId("network").hidden = byId("zoom").hidden = !isDrawn;
    byId("network").dataset.kind = State.now.ego ? "ego" : State.view.kind;
    if (!isDrawn) return;
    places = Object.fromEntries(picture.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
    near = around();
    nodes = new vis.DataSet(picture.nodes.map((node) => ({ ...node, ...nodeStyle(node) })));
    const hidden = new Set();
    edges = new vis.DataSet(picture.edges.map((edge) => ({ ...edge, ...edgeStyle(edge, hidden) })));
    if (!network) create();
    network.setData({ nodes, edges });
    describe(picture);
    fit(false);
  }

  function describe(picture) {
    byId("network").setAttribute("aria-label",
      `${Data.titleOf(State.view)}: ${picture.nodes.length} signs and ${picture.edges.length} lines. The table below holds the same.`);
    const hints = { case: "Time runs from left to right, not to scale. ", literature: "Numbers count statements. ", venous: "Blood runs to the right along the top, then back to the left below. Numbers count statements that name the site. " };
    const dashes = new Map(picture.edges.filter((edge) => edge.kind === "causes").map((edge) => [edge.certainty, edge.dashes]));
    const keys = [...dashes].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([name, dash]) => Dom.el("span", { class: "key" }, Dom.dashSign(dash), name));
    Dom.replace(byId("caption"), Dom.el("span", {}, `${hints[State.view.kind]}Drag to move, Ctrl + wheel to zoom.`),
      keys.length ? Dom.el("span", { class: "keys" }, "Led to, as far as the authors are sure:", keys) : null);
  }

  function create() {
    network = new vis.Network(byId("network"), { nodes, edges }, Data.options);
    byId("network").querySelector(".vis-network").tabIndex = -1;
    network.on("beforeDrawing", (context) => State.picture && Backdrop.before(context, State.picture, corners()));
    network.on("afterDrawing", (context) => State.picture && drawAbove(context));
    network.on("click", onClick);
    network.on("doubleClick", ({ nodes: [picked] }) => { if (picked !== undefined) (State.now.ego ? Ego.turn : Ego.show)(picked); });
    network.on("hoverNode", ({ node, pointer }) => Tip.show(State.picture.nodes.find((one) => one.id === node), pointer.DOM));
    network.on("blurNode", Tip.hide);
    for (const moved of ["dragStart", "zoom"]) network.on(moved, () => { isMoved = true; Tip.hide(); });
  }

  function onClick({ nodes: picked, edges: lines, pointer }) {
    Tip.hide();
    if (pointer.DOM.x < Backdrop.gutterOf(State.picture) || pointer.DOM.y < Backdrop.headOf(State.picture)) return;
    if (picked.length) State.select(picked[0]);
    else if (lines.length) State.selectEdge(lines[0]);
    else State.deselect();
  }

  function start() {
    const box = byId("network");
    // The wheel alone scrolls the page; vis-network gets it only together with a key that means zoom.
    box.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { capture: true });
    byId("zoom-in").addEventListener("click", () => zoom(1.25));
    byId("zoom-out").addEventListener("click", () => zoom(0.8));
    byId("zoom-fit").addEventListener("click", () => fit(true));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { Palette.read(); restyle(); });
    State.on((what) => {
      if (what === "view" || what === "picture") load();
      if (what === "filter") restyle();
      if (what === "selection") { restyle(); reveal(); }
    });
  }

  return { start, fit, resize, restyle, get vis() { return network; }, get nodes() { return nodes; }, get edges() { return edges; } };
})();

/* A few words about the sign under the pointer. */
const Tip = (() => {
  const { el, byId, replace } = Dom;

  function show(node, at) {
    const entry = node && Data.entries[node.id];
    if (!entry) return;
    const tip = byId("tip");
    replace(tip, el("strong", {}, entry.label), el("span", {}, entry.text));
    tip.hidden = false;
    const box = byId("network");
    tip.style.left = `${Math.min(at.x + 14, box.clientWidth - 270)}px`;
    tip.style.top = `${Math.min(at.y + 14, box.clientHeight - 90)}px`;
  }

  function hide() {
    byId("tip").hidden = true;
  }

  return { show, hide };
})();
