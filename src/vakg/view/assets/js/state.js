/* What is shown: view, picture, selection and filters. Whoever changes it tells all the others. */
const State = (() => {
  const now = {
    view: 0, picture: 0, selected: null,
    off: { family: new Set(), status: new Set(), edge: new Set() },
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

  /** Show all, but quiet lines only where they are needed. */
  function clearFilters(view) {
    for (const set of Object.values(now.off)) set.clear();
    const [first] = Data.views[view].pictures;
    if (first && first.columns.length > 1) for (const kind of QUIET) now.off.edge.add(kind);
  }

  /** Show a view from its beginning. */
  function show(view) {
    clearFilters(view);
    Object.assign(now, { view, picture: 0, selected: null });
    change("view");
  }

  function choosePicture(picture) {
    now.picture = picture;
    change("picture");
  }

  /** Select an entry, in its view and in a picture that has it. */
  function select(number) {
    const view = Data.viewOf.get(number);
    if (view === undefined) return;
    const moved = view !== now.view;
    if (moved) {
      clearFilters(view);
      Object.assign(now, { view, picture: 0 });
    }
    now.selected = { entry: number };
    unhide(Data.entries[number]);
    const pictured = reveal(number);
    if (moved) change("view");
    else if (pictured) change("picture");
    change("selection");
  }

  /** Let through what was chosen, whatever the filters said. */
  function unhide(entry) {
    if (lets(entry)) return;
    now.off.family.delete(entry.family);
    now.off.status.delete(entry.status);
    change("filter");
  }

  /** Turn to the picture that draws an entry, if the present one does not; say whether it turned. */
  function reveal(number) {
    const pictures = Data.views[now.view].pictures;
    const draws = (one) =>
      one.nodes.some((node) => node.entries.includes(number)) ||
      one.edges.some((edge) => edge.entries.includes(number));
    if (!pictures.length || draws(pictures[now.picture])) return false;
    const found = pictures.findIndex(draws);
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

  /** Say whether the filters let an entry through. */
  function lets(entry) {
    if (entry.kind === "causal_link") return !now.off.edge.has("causes");
    return !now.off.family.has(entry.family) && !now.off.status.has(entry.status);
  }

  return {
    now, on, QUIET, show, choosePicture, select, selectEdge, deselect, toggle, lets,
    get view() { return Data.views[now.view]; },
    get picture() { return Data.views[now.view].pictures[now.picture] || null; },
  };
})();
