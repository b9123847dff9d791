/* The whole state in the address of the page, and the way back and forth through earlier states. */
const Address = (() => {
  const { el, byId, replace } = Dom;
  const past = [];
  let at = -1;
  let isReading = false;

  class Unknown extends Error {}

  function demand(found, name) {
    if (found === undefined || found === -1) throw new Unknown(name);
    return found;
  }

  const packed = (text) => encodeURIComponent(text).replace(/~/g, "%7E");
  const list = (text) => (text ? text.split("~") : []);
  const pairs = (text) => list(text).map((one) => one.split(":").map(decodeURIComponent));
  const joined = (rows) => rows.map((row) => row.map(packed).join(":")).join("~");

  function gathered(groups) {
    const found = new Map();
    for (const [group, key] of groups) found.set(group, [...(found.get(group) || []), key]);
    return found;
  }

  function spread(groups) {
    return joined([...groups].flatMap(([group, keys]) => [...keys].sort().map((key) => [group, key])));
  }

  const numbers = (text) => list(text).map((key) => demand(Data.byKey.get(decodeURIComponent(key)), key));
  const keys = (chosen) => chosen.map((number) => packed(Data.keyOf(Data.entries[number]))).join("~");

  /** Write the state; what is as at the beginning of a view is left out. */
  function write() {
    const { now, view } = State;
    const parts = new URLSearchParams({ view: view.id });
    const put = (name, value) => { if (value) parts.set(name, value); };
    if (now.picture && view.pictures[now.picture]) put("picture", view.pictures[now.picture].id);
    if (now.selected) put("select", now.selected.edge ? `edge:${now.selected.edge}` : keys([now.selected.entry]));
    const hidden = spread(Object.entries(now.off));
    if (hidden !== spread([["edge", State.hiddenAtFirst(now.view)]])) put("hide", hidden || "none");
    put("only", spread(now.facets));
    if (now.sort) put("sort", joined([[now.sort.key, now.sort.down ? "down" : "up"]]));
    if (now.ego) {
      put("around", `${keys([now.ego.root])}~${now.ego.depth}`);
      put("opened", keys(now.ego.opened));
      put("closed", keys(now.ego.closed));
    }
    if (view.kind === "compare") put("cases", now.compared.map((one) => packed(Data.views[one].id)).join("~"));
    if (view.kind === "paths" && now.path) put("path", joined([[now.path.from, now.path.to, now.path.oneWay ? "one-way" : ""]]));
    if (view.kind === "questions" && now.asked) put("question", now.asked);
    return `#${parts}`;
  }

  function readEgo(parts) {
    if (!parts.has("around")) return null;
    const [root, depth] = list(parts.get("around"));
    const steps = Number(depth);
    if (!(steps >= 1 && steps <= Ego.MOST_DEPTH)) throw new Unknown(depth);
    return { root: numbers(root)[0], depth: steps, opened: numbers(parts.get("opened")), closed: numbers(parts.get("closed")) };
  }

  function readSelected(text) {
    if (!text) return null;
    return text.startsWith("edge:") ? { edge: text.slice(5) } : { entry: numbers(text)[0] };
  }

  /** Read a state out of an address; throws what it names and the page does not have. */
  function read(address) {
    const parts = new URLSearchParams(address.replace(/^#/, ""));
    const name = parts.get("view");
    const view = demand(Data.views.findIndex((one) => one.id === name), name || address);
    const { pictures } = Data.views[view];
    const picture = parts.has("picture") ? demand(pictures.findIndex((one) => one.id === parts.get("picture")), parts.get("picture")) : 0;
    const hide = parts.get("hide");
    const hidden = hide ? gathered(hide === "none" ? [] : pairs(hide)) : new Map([["edge", State.hiddenAtFirst(view)]]);
    const [sort] = pairs(parts.get("sort"));
    const [path] = pairs(parts.get("path"));
    return {
      view, picture, selected: readSelected(parts.get("select")), ego: readEgo(parts),
      off: { family: [], status: [], edge: [], ...Object.fromEntries(hidden) },
      facets: [...gathered(pairs(parts.get("only")))],
      sort: sort ? { key: sort[0], down: sort[1] === "down" } : null,
      compared: list(parts.get("cases")).map((one) => demand(Data.views.findIndex((found) => found.id === decodeURIComponent(one)), one)),
      path: path ? { from: path[0], to: path[1], oneWay: path[2] === "one-way" } : null,
      asked: parts.has("question") ? demand(Data.answers.find((one) => one.name === parts.get("question")), parts.get("question")).name : null,
    };
  }

  function say(text) {
    const box = byId("message");
    replace(box, text, el("button", { type: "button", class: "link", onclick: () => { box.hidden = true; } }, "Close"));
    box.hidden = false;
  }

  function take(address) {
    isReading = true;
    try {
      State.restore(read(address));
    } finally {
      isReading = false;
    }
  }

  /** Take up an address that somebody else wrote; where it cannot be used, say so and show the beginning. */
  function open(address, beginning) {
    try {
      take(address);
      byId("message").hidden = true;
    } catch (error) {
      const name = error instanceof Unknown ? `“${String(error.message).slice(0, 80)}”, which this page does not have` : "what this page cannot read";
      State.show(beginning);
      say(`The address asks for ${name}. It may belong to another build. Here is the beginning instead. `);
    }
    keep();
  }

  /** Remember the state as a step, and put it into the address where the browser allows it. */
  function keep() {
    if (isReading) return;
    const address = write();
    if (address !== past[at]) {
      past.length = at + 1;
      past.push(address);
      at += 1;
    }
    mirror();
  }

  function mirror() {
    try {
      history.replaceState(null, "", past[at]);
    } catch {
      // A page inside another may not change its address; undo and redo work all the same.
    }
    // Not `disabled`: that would throw the keyboard back to the top of the page.
    byId("undo").setAttribute("aria-disabled", String(at <= 0));
    byId("redo").setAttribute("aria-disabled", String(at >= past.length - 1));
  }

  function step(by) {
    if (past[at + by] === undefined) return;
    at += by;
    take(past[at]);
    mirror();
  }

  function onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    step(key === "y" || event.shiftKey ? 1 : -1);
  }

  let waiting = false;

  /** Keep one step for all that one action changes. */
  function later() {
    if (isReading || waiting) return;
    waiting = true;
    queueMicrotask(() => { waiting = false; keep(); });
  }

  function start(beginning) {
    byId("undo").addEventListener("click", () => step(-1));
    byId("redo").addEventListener("click", () => step(1));
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", () => { if (location.hash !== past[at]) open(location.hash, beginning); });
    if (location.hash.length > 1) open(location.hash, beginning);
    else { State.show(beginning); keep(); }
    State.on(later);
  }

  return { start, write, read };
})();
