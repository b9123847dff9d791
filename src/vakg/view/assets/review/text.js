/* The text of the document, each quote marked where it stands; where quotes overlap, a stretch belongs to all. */
const Reading = (() => {
  const { el, byId } = Dom;
  const { text, sections } = Data.document;
  let nodes = [];
  let pieces = new Map();

  /** Give the spans of all quotes and mentions, in units of the browser. */
  function spans() {
    const found = [];
    for (const { ids } of State.groups()) {
      for (const id of ids) for (const [start, end] of spansOf(id)) found.push([start, end, id]);
    }
    return found;
  }

  function spansOf(id) {
    const said = State.said(id);
    if (!said) return [];
    if (State.fact(id).kind === "mention") return [[Offsets.toUnits(said.start), Offsets.toUnits(said.end)]];
    const evidence = said.evidence || (said.patient && said.patient.evidence) || [];
    return evidence.filter((one) => one.at).map((one) => one.at.map(Offsets.toUnits));
  }

  function paragraphs() {
    const found = [];
    let at = 0;
    for (const part of text.split("\n\n")) {
      if (part.trim()) found.push([at, at + part.length]);
      at += part.length + 2;
    }
    return found;
  }

  /** Say what a paragraph is: a heading, a caption, or plain text. */
  function roleOf(start, end) {
    const from = Offsets.toPoints(start);
    const own = sections.find((one) => one[0] === from && one[3] && one[3].trim() === text.slice(start, end).trim());
    if (own) return ["h2", "heading"];
    const isCaption = sections.some((one) => one[2] === "caption" && one[0] <= from && from < one[1]);
    return ["p", isCaption ? "caption" : "running"];
  }

  /** Cut a paragraph where any quote begins or ends. */
  function paragraph(start, end, all) {
    const [name, kind] = roleOf(start, end);
    const here = all.filter(([a, b]) => a < end && start < b);
    const cuts = [...new Set([start, end, ...here.flatMap(([a, b]) => [Math.max(a, start), Math.min(b, end)])])].sort((a, b) => a - b);
    const made = el(name, { class: kind });
    for (let i = 0; i + 1 < cuts.length; i += 1) made.append(piece(cuts[i], cuts[i + 1], here));
    return made;
  }

  function piece(start, end, here) {
    const node = document.createTextNode(text.slice(start, end));
    nodes.push({ node, start, end });
    const ids = here.filter(([a, b]) => a < end && start < b).map(([, , id]) => id);
    if (!ids.length) return node;
    const made = el("span", { class: "q", "data-start": start, "data-end": end }, node);
    made.facts = ids;
    for (const id of ids) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(made);
    }
    return made;
  }

  function draw() {
    nodes = [];
    pieces = new Map();
    const all = spans();
    byId("text").replaceChildren(...paragraphs().map(([start, end]) => paragraph(start, end, all)));
    for (const made of byId("text").querySelectorAll(".q")) colour(made);
  }

  /** Colour a stretch by what is still to do there. */
  function colour(made) {
    const facts = made.facts.map((id) => [State.fact(id), State.judged(id), id]);
    const real = facts.filter(([one]) => one && one.kind !== "mention");
    const state = real.some(([, judged]) => judged === "open") ? "open"
      : real.some(([, judged]) => judged !== "rejected") ? "done" : real.length ? "rejected" : "mention";
    made.className = `q q-${state}${made.facts.includes(State.selected) ? " q-selected" : ""}`;
  }

  function repaint(...ids) {
    for (const id of ids) for (const made of pieces.get(id) || []) colour(made);
  }

  /** Bring the words of a fact into view. */
  function show(id) {
    const [first] = pieces.get(id) || [];
    if (!first) return;
    const pane = byId("text");
    if (pane.scrollHeight <= pane.clientHeight + 1) {
      if (pane.offsetParent) first.scrollIntoView({ block: "center" });
      return;
    }
    const [box, own] = [pane.getBoundingClientRect(), first.getBoundingClientRect()];
    if (own.top > box.top + 40 && own.bottom < box.bottom - 80) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    pane.scrollTo({ top: pane.scrollTop + own.top - box.top - box.height / 3, behavior: calm ? "auto" : "smooth" });
  }

  /** Select the fact of the words that were clicked; clicked again, the next one of the same words. */
  function onClick(event) {
    const made = event.target.closest(".q");
    const chosen = window.getSelection();
    if (!made || (chosen && !chosen.isCollapsed)) return;
    const length = (id) => Math.min(...spansOf(id).map(([a, b]) => b - a));
    const ids = [...new Set(made.facts)].sort((a, b) => length(a) - length(b));
    State.select(ids[(ids.indexOf(State.selected) + 1) % ids.length]);
    List.reveal(State.selected);
  }

  /** Find the place of an offset in the page, for the browser's own selection. */
  function placeOf(unit, isEnd) {
    let [low, high] = [0, nodes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].start < unit || (!isEnd && nodes[middle].start === unit)) low = middle;
      else high = middle - 1;
    }
    const { node, start, end } = nodes[low];
    return [node, Math.min(unit, end) - start];
  }

  /** Find the offset of a place in the page; null outside the text. */
  function offsetOf(node, at) {
    if (node.nodeType !== Node.TEXT_NODE) {
      const next = node.childNodes[at] || node;
      const known = nodes.find((one) => next === one.node || next.contains(one.node));
      if (!known || !byId("text").contains(node)) return null;
      return node.childNodes[at] ? known.start : nodes.filter((one) => node.contains(one.node)).at(-1).end;
    }
    const known = nodes.find((one) => one.node === node);
    return known ? known.start + at : null;
  }

  function start() {
    draw();
    byId("text").addEventListener("click", onClick);
    State.on((what, id) => {
      if (what === "facts") draw();
      else if (what === "selection") repaint(id, State.selected);
      else if (what === "verdict") redrawOrRepaint(id);
      if (what === "selection" && State.selected) show(State.selected);
    });
  }

  /** Draw anew only where quotes were changed: all else keeps its place. */
  function redrawOrRepaint(id) {
    const now = spansOf(id).map(String).join();
    const drawn = (pieces.get(id) || []).length;
    const verdict = State.verdictOf(id);
    if (!drawn || (verdict && verdict.statement && now !== drawnAs.get(id))) draw();
    else repaint(id, ...sameCase(id));
    drawnAs.set(id, now);
  }

  const drawnAs = new Map();

  /** A patient's verdict may colour all facts of the case. */
  function sameCase(id) {
    const one = State.fact(id);
    if (!one || one.kind !== "patient") return [];
    return [...pieces.keys()].filter((other) => (State.fact(other) || {}).case === one.case);
  }

  return { start, draw, show, spansOf, paragraphs, placeOf, offsetOf };
})();
