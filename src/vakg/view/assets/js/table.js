/* The table: the same statements as the picture, for eyes and for screen readers. */
const Table = (() => {
  const { el, byId, replace, sign, badge } = Dom;
  const COLUMNS = [
    { key: "when", name: "When", value: (entry) => (entry.day === undefined ? 2e9 : entry.day) },
    { key: "text", name: "Statement", value: (entry) => entry.text.toLowerCase() },
    { key: "label", name: "Kind", value: (entry) => entry.label },
    { key: "status", name: "Status", value: (entry) => entry.status },
    { key: "certainty", name: "Certainty", value: (entry) => entry.certainty },
    { key: "quotes", name: "Quotes", value: (entry) => entry.quotes.length },
  ];
  const PAGE = 300;
  let room = PAGE;

  function ordered() {
    const entries = State.view.entries.map((number) => Data.entries[number]).filter(State.lets);
    const sort = State.now.sort || { key: null, down: false };
    const column = COLUMNS.find((one) => one.key === sort.key);
    if (!column) return entries;
    const way = sort.down ? -1 : 1;
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return entries.sort((a, b) => way * compare(column.value(a), column.value(b)) || a.number - b.number);
  }

  function head(column) {
    const sort = State.now.sort || { key: null, down: false };
    const isSorted = sort.key === column.key;
    return el("th", { scope: "col", class: `t-${column.key}`, "aria-sort": isSorted ? (sort.down ? "descending" : "ascending") : "none" },
      el("button", { type: "button", "data-sort": column.key, onclick: () => {
        State.set({ sort: { key: column.key, down: isSorted && !sort.down } }, "sort");
        byId("table").querySelector(`[data-sort="${column.key}"]`).focus();
      } }, column.name, el("span", { class: "arrow", "aria-hidden": "true" }, isSorted ? (sort.down ? "▾" : "▴") : "")));
  }

  function row(entry) {
    const chosen = State.now.selected && State.now.selected.entry === entry.number;
    const open = el("button", { type: "button", class: "row-link", onclick: () => {
      State.select(entry.number);
      Panel.focus(byId("table").querySelector(`[data-entry="${entry.number}"] .row-link`));
    } }, entry.text);
    return el("tr", { "data-entry": entry.number, class: chosen ? "chosen" : null },
      el("td", { class: "t-when" }, entry.when || ""),
      el("td", { class: "t-text" }, open),
      el("td", { class: "t-label" }, sign(entry), entry.label),
      el("td", { class: "t-status" }, entry.status ? badge(entry.status, entry.status) : null, entry.review === "machine" ? badge("machine", "machine") : null),
      el("td", { class: "t-certainty" }, entry.certainty),
      el("td", { class: "t-quotes" }, String(entry.quotes.length)));
  }

  function draw() {
    byId("table").hidden = Data.isGathering(State.view) && State.view.kind !== "all";
    if (byId("table").hidden) return;
    const entries = ordered();
    const all = State.view.entries.length;
    const rest = entries.length - room;
    const more = rest > 0 ? el("button", { type: "button", id: "table-more", class: "chip more", onclick: () => { room += PAGE; draw(); byId("table").querySelectorAll(".row-link")[room - PAGE].focus(); } }, `Show ${Math.min(rest, PAGE)} more of ${rest}`) : null;
    const count = entries.length === all ? String(all) : `${entries.length} of ${all}`;
    replace(byId("table"),
      el("h2", {}, "All statements ", el("small", {}, count)),
      el("div", { class: "sheet-scroll" }, el("table", {},
        el("thead", {}, el("tr", {}, COLUMNS.map(head))), el("tbody", {}, entries.slice(0, room).map(row)))), more);
  }

  function mark() {
    const chosen = State.now.selected ? State.now.selected.entry : null;
    for (const line of byId("table").querySelectorAll("tbody tr")) {
      line.classList.toggle("chosen", Number(line.dataset.entry) === chosen);
    }
  }

  function start() {
    State.on((what) => {
      if (what === "view" || what === "filter") room = PAGE;
      if (["view", "filter", "sort"].includes(what)) draw();
      if (what === "selection") mark();
    });
  }

  return { start, ordered };
})();
