/* The search field and its list of results. */
const SearchBox = (() => {
  const { el, byId, replace, sign, badge } = Dom;
  const MOST = 40;
  let found = [];
  let active = -1;

  function close() {
    byId("results-box").hidden = true;
    byId("query").setAttribute("aria-expanded", "false");
    byId("query").removeAttribute("aria-activedescendant");
    active = -1;
  }

  function where(entry) {
    const view = Data.homeOf(entry);
    const document = Data.documents.get(view.document);
    return [document ? document.title : "", Data.titleOf(view)].filter(Boolean).join(" · ");
  }

  function option(number, position) {
    const entry = Data.entries[number];
    return el("li", { role: "option", id: `result-${position}`, "data-entry": number, "aria-selected": "false", onclick: () => choose(position) },
      sign(entry),
      el("span", { class: "result-text" },
        el("strong", {}, entry.label), el("span", {}, entry.text), el("small", {}, where(entry))),
      entry.status ? badge(entry.status, entry.status) : null);
  }

  function update() {
    const query = byId("query").value;
    if (!query.trim()) {
      close();
      return;
    }
    found = SearchIndex.find(query);
    active = -1;
    const more = found.length > MOST ? `, the first ${MOST} shown` : "";
    byId("results-count").textContent = !SearchIndex.isWhole() ? "Still reading; more may be found in a moment." : found.length ? `${found.length} found${more}` : "Nothing found. Try fewer words.";
    replace(byId("results"), found.slice(0, MOST).map(option));
    byId("results-box").hidden = false;
    byId("query").setAttribute("aria-expanded", "true");
  }

  function move(step) {
    const options = [...byId("results").children];
    if (!options.length) return;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    byId("query").setAttribute("aria-activedescendant", options[active].id);
  }

  function choose(position) {
    const number = found[position];
    if (number === undefined) return;
    close();
    State.select(number);
    Panel.focus(byId("query"));
  }

  function onKey(event) {
    const isOpen = !byId("results-box").hidden;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") choose(Math.max(active, 0));
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function start() {
    const field = byId("query");
    field.addEventListener("input", update);
    field.addEventListener("focus", update);
    field.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".search")) close();
    });
  }

  /** Search again for what was typed while the index was being made. */
  function refresh() {
    if (!byId("results-box").hidden) update();
  }

  return { start, close, refresh };
})();
