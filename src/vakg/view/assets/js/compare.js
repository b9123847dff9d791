/* Two to four cases side by side; what differs is marked, and what a report does not tell is never called absent. */
const Compare = (() => {
  const { el, byId, replace, sign, badge } = Dom;
  const MOST = 4;
  let isOnlyDifferent = false;

  const cases = () => Data.views.map((view, index) => ({ view, index })).filter(({ view }) => view.kind === "case");

  /** Begin with the cases of one series, if a document has some; else with the first cases. */
  function beginning() {
    const all = cases();
    const counts = new Map();
    for (const { view } of all) if (view.caseKind === "series") counts.set(view.document, (counts.get(view.document) || 0) + 1);
    const [name] = [...counts].find(([, count]) => count > 1) || [null];
    const chosen = name ? all.filter(({ view }) => view.document === name && view.caseKind === "series") : all;
    return chosen.slice(0, 3).map(({ index }) => index);
  }

  function choose(place, value) {
    const compared = [...State.now.compared];
    compared[place] = value === "" ? null : Number(value);
    State.set({ compared: [...new Set(compared.filter((one) => one !== null && one !== undefined))] }, "compared");
  }

  function nameOf(view) {
    const document = Data.documents.get(view.document);
    return `${Data.titleOf(view)}, ${document ? document.title : view.document}`;
  }

  function picker(place) {
    const chosen = State.now.compared[place];
    const id = `compare-${place}`;
    return el("p", { class: "picker" }, el("label", { for: id }, `Case ${place + 1}`),
      el("select", { id, onchange: (event) => choose(place, event.target.value) },
        el("option", { value: "" }, "none"),
        cases().map(({ view, index }) => el("option", { value: index, selected: index === chosen }, nameOf(view)))));
  }

  /** Gather what each case tells, by family and class: row, then a list of entries a case. */
  function rows(compared) {
    const found = new Map();
    compared.forEach((index, column) => {
      for (const number of Data.views[index].entries) {
        const entry = Data.entries[number];
        if (entry.kind !== "event") continue;
        const key = `${entry.family}\u0000${entry.label}`;
        if (!found.has(key)) found.set(key, { family: entry.family, label: entry.label, cells: compared.map(() => []) });
        found.get(key).cells[column].push(entry);
      }
    });
    const place = (row) => Data.familyOrder.indexOf(row.family);
    return [...found.values()].sort((a, b) => place(a) - place(b) || told(b) - told(a) || (a.label < b.label ? -1 : 1));
  }

  const told = (row) => row.cells.filter((cell) => cell.length).length;
  const said = (cell) => [...new Set(cell.map((entry) => `${entry.status} ${entry.certainty}`))].sort().join();

  function differs(row) {
    return new Set(row.cells.map(said)).size > 1;
  }

  function open(entry, from) {
    State.select(entry.number);
    Panel.focus(from);
  }

  function one(entry) {
    const words = [entry.levels.join(", "), entry.when].filter(Boolean).join(", ");
    const isPlain = entry.status === "present" && entry.certainty === "asserted";
    const button = el("button", { type: "button", class: "row-link", "data-entry": entry.number, title: entry.text, onclick: () => open(entry, button) },
      sign(entry), " ", words || (isPlain ? "yes, time not given" : "time not given"));
    return el("p", {}, button, " ", entry.status === "present" ? null : badge(entry.status, entry.status),
      entry.certainty === "asserted" ? null : badge(entry.certainty, "unsure"));
  }

  function cell(entries) {
    if (!entries.length) return el("td", { class: "untold" }, "not told");
    return el("td", {}, entries.map(one));
  }

  function patients(compared) {
    const of = (index) => Data.views[index].entries.map((number) => Data.entries[number]).filter((entry) => entry.kind === "patient");
    const texts = compared.map((index) => of(index).map((entry) => el("p", {}, entry.text)));
    return el("tr", {}, el("th", { scope: "row" }, "Patient"), texts.map((text) => el("td", {}, text)));
  }

  function line(row) {
    const isDifferent = differs(row);
    return el("tr", { class: isDifferent ? "differs" : null },
      el("th", { scope: "row" }, isDifferent ? el("span", { class: "mark", title: "differs" }, "≠ ") : null, row.label,
        isDifferent ? el("span", { class: "sr" }, " (differs)") : null),
      row.cells.map(cell));
  }

  function heading(view) {
    const document = Data.documents.get(view.document);
    return el("th", { scope: "col" }, Data.titleOf(view), el("small", {}, document ? document.title : view.document));
  }

  function table(compared) {
    const all = rows(compared);
    const shown = isOnlyDifferent ? all.filter(differs) : all;
    const body = [];
    let family = null;
    for (const row of shown) {
      if (row.family !== family) {
        family = row.family;
        body.push(el("tr", { class: "group" }, el("th", { scope: "colgroup", colspan: compared.length + 1 }, (Data.families[family] || { heading: family }).heading)));
      }
      body.push(line(row));
    }
    return el("div", { class: "sheet-scroll", tabindex: "0", role: "region", "aria-label": "Cases side by side" }, el("table", { class: "compare" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "What"), compared.map((index) => heading(Data.views[index])))),
      el("tbody", {}, patients(compared), body)));
  }

  /** Give the rows as plain values, for the file that a reader takes away. */
  function plain() {
    const { compared } = State.now;
    const words = (entries) => entries.map((entry) => [entry.status, entry.certainty === "asserted" ? "" : entry.certainty, entry.levels.join(" "), entry.when].filter(Boolean).join(", ")).join("; ") || "not told";
    return [["what", "differs", ...compared.map((index) => nameOf(Data.views[index]))],
      ...rows(compared).map((row) => [row.label, differs(row) ? "yes" : "no", ...row.cells.map(words)])];
  }

  function draw() {
    const { compared } = State.now;
    const held = document.activeElement && document.activeElement.id;
    const only = el("button", { type: "button", id: "compare-only", class: "chip", "aria-pressed": String(isOnlyDifferent), onclick: () => { isOnlyDifferent = !isOnlyDifferent; draw(); } }, "Only what differs");
    replace(byId("board"), el("div", { class: "pickers" }, [0, 1, 2, 3].slice(0, MOST).map(picker), only),
      el("p", { class: "note" }, "A row is a kind of thing; ≠ marks a row that the cases do not tell alike. “Not told” means that the report is silent, not that it did not happen."),
      compared.length < 2 ? el("p", {}, "Choose at least two cases.") : table(compared));
    if (held && byId(held)) byId(held).focus();
  }

  function start() {
    State.on((what) => {
      if (State.view.kind !== "compare" || !["view", "compared"].includes(what)) return;
      State.now.compared = State.now.compared.filter((one) => Data.views[one] && Data.views[one].kind === "case").slice(0, MOST);
      if (!State.now.compared.length) State.now.compared = beginning();
      draw();
    });
  }

  return { start, plain };
})();
