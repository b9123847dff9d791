/* The neighbourhood of one statement: what it has to do with, ring by ring, and no more than can be read. */
const Ego = (() => {
  const { el, byId, replace } = Dom;
  const MOST = 150;
  const MOST_DEPTH = 4;
  const [RING, ROOM] = [190, 120];
  let drawn = { key: null, picture: null };

  /** Walk outwards, nearest first; say at what depth each was met and from where, and what found no room. */
  function reach({ root, depth, opened, closed }) {
    const met = new Map([[root, { depth: 0, from: null }]]);
    const queue = [root];
    let left = 0;
    for (let next = 0; next < queue.length; next += 1) {
      const at = queue[next];
      const isWide = (met.get(at).depth < depth && !closed.includes(at)) || opened.includes(at);
      if (!isWide) continue;
      for (const edge of Walk.edgesAt(at)) {
        const number = Walk.other(edge, at);
        if (met.has(number)) continue;
        if (met.size >= MOST) { left += 1; continue; }
        met.set(number, { depth: met.get(at).depth + 1, from: at });
        queue.push(number);
      }
    }
    return { met, left };
  }

  /** Share the circle among branches by the number of their ends, so that no two branches cross. */
  function angles(met) {
    const children = new Map([...met.keys()].map((number) => [number, []]));
    for (const [number, { from }] of met) if (from !== null) children.get(from).push(number);
    const ends = new Map();
    for (const number of [...met.keys()].reverse()) {
      ends.set(number, Math.max(1, children.get(number).reduce((sum, one) => sum + ends.get(one), 0)));
    }
    const spans = new Map([[[...met.keys()][0], [0, 2 * Math.PI]]]);
    for (const number of met.keys()) {
      let [at, stop] = spans.get(number);
      const share = (stop - at) / ends.get(number);
      for (const child of children.get(number)) {
        spans.set(child, [at, at + share * ends.get(child)]);
        at += share * ends.get(child);
      }
    }
    return new Map([...spans].map(([number, [low, high]]) => [number, (low + high) / 2 - Math.PI / 2]));
  }

  /** Make each ring wide enough that its signs and their labels have room. */
  function radii(met) {
    const counts = [];
    for (const { depth } of met.values()) counts[depth] = (counts[depth] || 0) + 1;
    const found = [0];
    for (let depth = 1; depth < counts.length; depth += 1) {
      found.push(Math.max(found[depth - 1] + RING, (counts[depth] * ROOM) / (2 * Math.PI)));
    }
    return found;
  }

  function wrap(text, width = 20) {
    const rows = [""];
    for (const word of text.split(" ")) {
      const last = rows[rows.length - 1];
      if (last && last.length + word.length >= width) rows.push(word);
      else rows[rows.length - 1] = last ? `${last} ${word}` : word;
    }
    return rows.length > 3 ? `${rows.slice(0, 3).join("\n")}…` : rows.join("\n");
  }

  function node(number, x, y, isRoot) {
    const entry = Data.entries[number];
    const family = Data.families[entry.family] || { shape: "dot", letter: "", colour: 4 };
    const hidden = Walk.edgesAt(number).length;
    return {
      id: number, x, y, label: wrap(entry.kind === "place" ? entry.text : entry.label), shape: family.shape, group: entry.family,
      size: isRoot ? 15 : 11, borderWidth: 2, shapeProperties: { borderDashes: Data.about.dashes.status[entry.status] || false },
      status: entry.status || "present", letter: family.letter, colour: family.colour, entries: [number], degree: hidden,
    };
  }

  function make(ego) {
    const { met, left } = reach(ego);
    const angle = angles(met);
    const radius = radii(met);
    const nodes = [...met].map(([number, { depth }]) =>
      node(number, Math.round(radius[depth] * 1.35 * Math.cos(angle.get(number))), Math.round(radius[depth] * Math.sin(angle.get(number))), number === ego.root));
    const edges = new Set([...met.keys()].flatMap((number) => Walk.edgesAt(number)).filter((edge) => met.has(edge.from) && met.has(edge.to)));
    const reachOf = radius[radius.length - 1] + 90;
    return {
      id: "around", label: "Neighbourhood", gutter: 0, left, nodes,
      edges: [...edges].map((edge, number) => ({ ...edge, id: `n${number}`, arrows: "to", bothWays: false, dashes: Data.about.dashes.certainty[edge.certainty] || false, smooth: { enabled: true, type: "continuous", roundness: 0.2 } })),
      columns: [{ label: "", start: -reachOf * 1.35, end: reachOf * 1.35 }], lanes: [{ label: "", start: -reachOf, end: reachOf }],
    };
  }

  function picture() {
    const key = JSON.stringify(State.now.ego);
    if (drawn.key !== key) drawn = { key, picture: make(State.now.ego) };
    return drawn.picture;
  }

  function show(number) {
    State.set({ ego: { root: number, depth: 1, opened: [], closed: [] }, selected: { entry: number } }, "picture");
    State.set({}, "selection");
    byId("ego-1").focus({ preventScroll: true });
  }

  function leave() {
    State.set({ ego: null }, "picture");
    State.set({}, "selection");
    if (!byId("network").hidden) byId("network").focus({ preventScroll: true });
  }

  function change(parts) {
    State.set({ ego: { ...State.now.ego, ...parts } }, "picture");
    State.set({}, "selection");
  }

  function isWide(number) {
    const { opened, closed, depth } = State.now.ego;
    const at = reach(State.now.ego).met.get(number);
    return Boolean(at) && ((at.depth < depth && !closed.includes(number)) || opened.includes(number));
  }

  /** Open what is folded at a sign, or fold what it opened; `way` asks for one of the two. */
  function turn(number, way = null) {
    const { opened, closed, depth } = State.now.ego;
    const without = (list) => list.filter((one) => one !== number);
    const at = reach(State.now.ego).met.get(number);
    const isOpen = isWide(number);
    if (!at || (way === "expand" && isOpen) || (way === "collapse" && !isOpen)) return;
    if (isOpen) change({ opened: without(opened), closed: at.depth < depth ? [...without(closed), number] : closed });
    else change({ closed: without(closed), opened: at.depth < depth ? opened : [...without(opened), number] });
  }

  function button(text, onclick, more = {}) {
    return el("button", { type: "button", class: "chip", onclick, ...more }, text);
  }

  function draw() {
    const { ego, selected } = State.now;
    byId("ego").hidden = !ego;
    if (!ego) return;
    const chosen = selected && selected.entry !== undefined && selected.entry !== ego.root ? selected.entry : null;
    const { left, nodes } = picture();
    const held = byId("ego").contains(document.activeElement) ? document.activeElement.id : null;
    replace(byId("ego"),
      el("strong", {}, "Neighbourhood"), el("span", { class: "ego-name" }, Data.entries[ego.root].text),
      el("span", { role: "group", "aria-label": "Depth" }, [1, 2, 3, 4].map((depth) =>
        button(`${depth} step${depth > 1 ? "s" : ""}`, () => change({ depth }), { "aria-pressed": String(ego.depth === depth), "data-depth": depth, id: `ego-${depth}` }))),
      chosen === null ? null : button(isWide(chosen) ? "Collapse the selected" : "Expand the selected", () => turn(chosen), { id: "ego-turn" }),
      chosen === null ? null : button("Centre the selected", () => show(chosen), { id: "ego-centre" }),
      button("Reset", () => change({ depth: 1, opened: [], closed: [] }), { id: "ego-reset" }),
      button("Back to the picture", leave, { id: "ego-leave" }),
      el("small", { role: "status" }, `${nodes.length} sign${nodes.length === 1 ? "" : "s"}${left ? `; ${left} more found no room` : ""}`));
    if (held && byId(held)) byId(held).focus();
  }

  function start() {
    State.on((what) => ["view", "picture", "selection"].includes(what) && draw());
  }

  return { start, picture, show, turn, leave, MOST_DEPTH };
})();
