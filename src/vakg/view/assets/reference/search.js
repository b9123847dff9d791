/* The search field and its list of results. */
const Search = (() => {
  const { el, byId, replace } = Dom;
  const MOST = 40;
  let found = [];
  let active = -1;
  let isBuilt = false;

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
  }

  /** Say how near the best name of an entry is to what was typed: the same, or begun so. */
  function nearness(entry, typed) {
    const [label, names] = Data.classes[entry.id];
    const all = [label, ...names].map(plain);
    if (all[0] === typed) return 0;
    if (all.includes(typed)) return 1;
    return all[0].startsWith(typed) ? 2 : all.some((one) => one.startsWith(typed)) ? 3 : 4;
  }

  /** Find entries, those named just so first. */
  function find(query) {
    if (!isBuilt) SearchIndex.build(null, Infinity);
    isBuilt = true;
    const typed = plain(query);
    const ranked = SearchIndex.find(query).map((number) => [nearness(Data.entries[number], typed), number]);
    return ranked.sort((a, b) => a[0] - b[0]).map(([, number]) => number);
  }

  function close() {
    byId("results-box").hidden = true;
    byId("query").setAttribute("aria-expanded", "false");
    byId("query").removeAttribute("aria-activedescendant");
    active = -1;
  }

  /** Name the synonym that was found where the label is not what was typed. */
  function otherName(entry, typed) {
    const [label, names] = Data.classes[entry.id];
    if (plain(label).includes(typed)) return null;
    const name = names.find((one) => plain(one).includes(typed));
    return name ? el("small", {}, "also called ", el("b", {}, name)) : null;
  }

  function option(number, position) {
    const entry = Data.entries[number];
    return el("li", { role: "option", id: `result-${position}`, "aria-selected": "false", onclick: () => choose(position) },
      el("span", { class: "result-text" },
        el("strong", {}, entry.label), otherName(entry, plain(byId("query").value)),
        el("small", {}, entry.text || entry.kind)));
  }

  function update() {
    const query = byId("query").value;
    if (!query.trim()) {
      close();
      return;
    }
    found = find(query);
    active = -1;
    const more = found.length > MOST ? `, the first ${MOST} shown` : "";
    byId("results-count").textContent = found.length ? `${found.length} found${more}` : "Nothing found. Try fewer words.";
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
    if (found[position] === undefined) return;
    close();
    location.hash = Data.entries[found[position]].id;
  }

  function onKey(event) {
    const isOpen = !byId("results-box").hidden;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") choose(Math.max(active, 0));
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  }

  function start() {
    const field = byId("query");
    field.addEventListener("input", update);
    field.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".search")) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.matches("input")) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  return { start, find };
})();
