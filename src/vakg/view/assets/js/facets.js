/* Facets over all statements: what there is, how many of each, and a choice of some. */
const Facets = (() => {
  const { el, byId, replace, badge } = Dom;
  const MOST = 12;
  const documentOf = (entry) => (Data.documents.get(entry.doc) || { title: entry.doc }).title;
  // A patient, or a conflict between statements, is nothing that could be absent or possible.
  const isClaimed = (entry) => !["patient", "inconsistency"].includes(entry.kind);
  const KINDS = { event: "event", causal_link: "cause and effect", patient: "patient", inconsistency: "inconsistency" };
  const GROUPS = [
    { key: "document", name: "Document", values: (entry) => [documentOf(entry)] },
    { key: "case", name: "Case", values: (entry) => (entry.case ? [caseOf(entry)] : []) },
    { key: "kind", name: "Kind", values: (entry) => [KINDS[entry.kind] || entry.label] },
    { key: "family", name: "What", values: (entry) => (entry.kind === "event" ? [(Data.families[entry.family] || { heading: "Other" }).heading] : []) },
    { key: "class", name: "Class", values: (entry) => (entry.kind === "event" ? [entry.label] : []) },
    { key: "status", name: "Status", values: (entry) => (isClaimed(entry) ? [entry.status] : []) },
    { key: "certainty", name: "Certainty", values: (entry) => (isClaimed(entry) ? [entry.certainty] : []) },
    { key: "level", name: "Level", values: (entry) => entry.levels },
    { key: "review", name: "Review", values: (entry) => [entry.review] },
  ];
  const opened = new Set();
  const cases = new Map(Data.views.map((view) => [view.id, view]));

  function caseOf(entry) {
    const view = cases.get(`${entry.doc}/${entry.case}`);
    return view ? `${view.title} (${entry.doc})` : `${entry.case} (${entry.doc})`;
  }

  /** Say whether an entry has one of the chosen values in every group, but for one group. */
  function fits(entry, except) {
    for (const group of GROUPS) {
      const chosen = group.key === except ? null : State.now.facets.get(group.key);
      if (chosen && !group.values(entry).some((value) => chosen.has(value))) return false;
    }
    return true;
  }

  function lets(entry) {
    return fits(entry, null);
  }

  /** Count the values of one group among what the other groups let through. */
  function tally(group) {
    const counts = new Map();
    for (const number of State.view.entries) {
      const entry = Data.entries[number];
      if (!fits(entry, group.key)) continue;
      for (const value of group.values(entry)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const value of State.now.facets.get(group.key) || []) if (!counts.has(value)) counts.set(value, 0);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  function choice(group, [value, count]) {
    const chosen = State.now.facets.get(group.key);
    const isOn = Boolean(chosen && chosen.has(value));
    const face = ["status", "review"].includes(group.key) && value ? badge(value, value) : el("span", {}, value || "none");
    return el("li", {}, el("button", {
      type: "button", class: "facet", "data-group": group.key, "data-key": value, "aria-pressed": String(isOn),
      onclick: () => State.toggleFacet(group.key, value),
    }, el("span", { class: "tick", "aria-hidden": "true" }, isOn ? "✓" : ""), face, el("small", {}, String(count))));
  }

  function box(group) {
    const values = tally(group);
    if (!values.length) return null;
    const isLong = values.length > MOST;
    const chosen = State.now.facets.get(group.key) || new Set();
    const isOpen = opened.has(group.key) || values.slice(MOST).some(([value]) => chosen.has(value));
    const more = isLong && el("button", { type: "button", class: "link", "data-more": group.key, "aria-expanded": String(isOpen), onclick: () => {
      if (!opened.delete(group.key)) opened.add(group.key);
      refresh();
    } }, isOpen ? "Show fewer" : `Show all ${values.length}`);
    return el("section", { class: "facets-group" }, el("h3", { id: `facet-${group.key}` }, group.name),
      el("ul", { "aria-labelledby": `facet-${group.key}` }, values.slice(0, isOpen ? undefined : MOST).map((one) => choice(group, one))), more || null);
  }

  function draw() {
    const clear = State.now.facets.size ? el("button", { type: "button", class: "link", onclick: () => {
      State.now.facets.clear();
      State.set({}, "filter");
    } }, "Clear all choices") : null;
    replace(byId("board"), el("p", { class: "note" },
      "Each count is of statements, never of patients. Within a group a statement needs one of the chosen values; groups narrow each other. ", clear),
    el("div", { class: "facets" }, GROUPS.map(box)));
  }

  /** Draw anew, and keep the keyboard where it was. */
  function refresh() {
    const { group, key, more } = (document.activeElement && document.activeElement.dataset) || {};
    draw();
    const same = [...byId("board").querySelectorAll("button")].find((one) =>
      (group && one.dataset.group === group && one.dataset.key === key) || (more && one.dataset.more === more));
    if (same) same.focus();
  }

  function start() {
    State.on((what) => {
      if (State.view.kind === "all" && ["view", "filter"].includes(what)) refresh();
    });
  }

  return { start, lets, tally, GROUPS };
})();
