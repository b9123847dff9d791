/* What is shown: view, picture, selection and filters. Whoever changes it tells all the others. */
const State = (() => {
  const now = {
    view: 0, picture: 0, selected: null, ego: null, sort: null, compared: [], path: null, asked: null,
    off: { family: new Set(), status: new Set(), edge: new Set() },
    facets: new Map(),
  };
  const listeners = [];

  function on(listener) {
    listeners.push(listener);
  }

  function change(what) {
    for (const listener of listeners) listener(what);
  }

  // Order in time is told by the columns, where there is more than one, and conflicts by a mark at the sign.
  const QUIET = ["then", "conflicts"];

  /** Name the lines that a view hides at first: the quiet ones, where they are not needed. */
  function hiddenAtFirst(view) {
    const [first] = Data.views[view].pictures;
    return first && first.columns.length > 1 ? QUIET : [];
  }

  /** Show all, but quiet lines only where they are needed. */
  function clearFilters(view) {
    for (const set of Object.values(now.off)) set.clear();
    now.facets.clear();
    for (const kind of hiddenAtFirst(view)) now.off.edge.add(kind);
  }

  function turnTo(view) {
    clearFilters(view);
    Object.assign(now, { view, picture: 0, selected: null, ego: null, sort: null });
  }

  /** Show a view from its beginning. */
  function show(view) {
    turnTo(view);
    change("view");
  }

  /** Take up a whole state at once, as the address has it. */
  function restore(next) {
    turnTo(next.view);
    const { off, facets, ...plain } = next;
    Object.assign(now, plain);
    for (const [group, keys] of Object.entries(off || {})) now.off[group] = new Set(keys);
    for (const [group, keys] of facets || []) now.facets.set(group, new Set(keys));
    change("view");
    change("filter");
    change("selection");
  }

  function choosePicture(picture) {
    Object.assign(now, { picture, ego: null });
    change("picture");
  }

  /** Select an entry: where it is drawn now, else in its own view and in a picture that has it. */
  function select(number) {
    if (isShown(number)) {
      now.selected = { entry: number };
      change("selection");
      return;
    }
    const view = Data.viewOf.get(number);
    if (view === undefined) return;
    const moved = view !== now.view;
    if (moved) turnTo(view);
    Object.assign(now, { selected: { entry: number }, ego: null });
    unhide(Data.entries[number]);
    const pictured = reveal(number);
    if (moved) change("view");
    else if (pictured) change("picture");
    change("selection");
  }

  /** Say whether what is shown has an entry although the entry is at home in another view. */
  function isShown(number) {
    const view = Data.views[now.view];
    if (now.ego) return draws(Ego.picture(), number);
    return Data.isGathering(view);
  }

  /** Let through what was chosen, whatever the filters said. */
  function unhide(entry) {
    if (lets(entry)) return;
    now.off.family.delete(entry.family);
    now.off.status.delete(entry.status);
    change("filter");
  }

  function draws(picture, number) {
    if (picture.timeline) return Data.entries[number].kind === "event";
    return picture.nodes.some((node) => node.entries.includes(number)) ||
      picture.edges.some((edge) => edge.entries.includes(number));
  }

  /** Turn to the picture that draws an entry, if the present one does not; say whether it turned. */
  function reveal(number) {
    const pictures = Data.views[now.view].pictures;
    if (!pictures.length || draws(pictures[now.picture], number)) return false;
    const found = pictures.findIndex((one) => draws(one, number));
    if (found < 0) return false;
    now.picture = found;
    return true;
  }

  function selectEdge(id) {
    now.selected = { edge: id };
    change("selection");
  }

  function deselect() {
    if (!now.selected) return;
    now.selected = null;
    change("selection");
  }

  function toggle(group, key) {
    const set = now.off[group];
    if (!set.delete(key)) set.add(key);
    change("filter");
  }

  /** Set parts of the state that only some views have, and tell what changed. */
  function set(parts, what) {
    Object.assign(now, parts);
    change(what);
  }

  /** Choose or leave out one value of a facet; statements are shown that have one of those chosen. */
  function toggleFacet(group, key) {
    const chosen = now.facets.get(group) || new Set();
    if (!chosen.delete(key)) chosen.add(key);
    if (chosen.size) now.facets.set(group, chosen);
    else now.facets.delete(group);
    change("filter");
  }

  /** Say whether the filters let an entry through. */
  function lets(entry) {
    if (now.facets.size && !Facets.lets(entry)) return false;
    if (entry.kind === "causal_link") return !now.off.edge.has("causes");
    return !now.off.family.has(entry.family) && !now.off.status.has(entry.status);
  }

  return {
    now, on, QUIET, hiddenAtFirst, show, restore, choosePicture, select, selectEdge, deselect, toggle, toggleFacet, set, lets,
    get view() { return Data.views[now.view]; },
    get picture() { return now.ego ? Ego.picture() : Data.views[now.view].pictures[now.picture] || null; },
  };
})();
