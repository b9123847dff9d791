/* A field to find a class of the ontology by its label or another name; one class, or several. */
const ClassBox = (() => {
  const { el, replace } = Dom;
  const MOST = 30;
  let made = 0;

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();

  /** Say how near the best name of a class is to what was typed: the same, or begun so. */
  function nearness(term, typed) {
    const label = plain(term.label);
    if (label === typed) return 0;
    const names = term.names.map(plain);
    if (names.includes(typed)) return 1;
    return label.startsWith(typed) ? 2 : names.some((one) => one.startsWith(typed)) ? 3 : 4;
  }

  /** Find classes, those of the wanted branches first. */
  function find(query, branches) {
    // Indexing began when the page opened, a slice at a time; whoever types before its end waits for the rest.
    if (!SearchIndex.isWhole()) SearchIndex.build(null, Infinity);
    const typed = plain(query);
    const isOff = (term) => (branches.length && !branches.includes(term.branch) ? 1 : 0);
    return SearchIndex.find(query).map((number, place) => {
      const { term } = Data.entries[number];
      return { term, rank: [isOff(term), nearness(term, typed), place] };
    }).sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]).map((one) => one.term);
  }

  /** Make the field; `read()` gives the ids chosen. */
  function make({ label, branches = [], chosen = [], isSingle, onchange = () => {} }) {
    const id = `class-box-${made += 1}`;
    const box = { picked: [...chosen], found: [], active: -1 };
    const input = el("input", {
      id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
      "aria-controls": `${id}-list`, "aria-autocomplete": "list", "aria-label": label, placeholder: "Type a name to find a class",
    });
    const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": `Classes for ${label}`, class: "class-list", hidden: true });
    const chips = el("div", { class: "chips" });
    const status = el("span", { class: "sr", role: "status" });

    function drawChips() {
      replace(chips, box.picked.map((curie) => el("span", { class: "chip", title: (Data.terms.get(curie) || {}).definition || "" }, Data.label(curie),
        el("button", { type: "button", "aria-label": `Remove ${Data.label(curie)}`, onclick: () => { box.picked = box.picked.filter((one) => one !== curie); drawChips(); onchange(); input.focus(); } }, "×"))));
    }

    function close() {
      list.hidden = true;
      box.active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function option(term, place) {
      const typed = plain(input.value);
      const other = plain(term.label).includes(typed) ? null : term.names.find((name) => plain(name).includes(typed));
      const made = el("li", { role: "option", id: `${id}-${place}`, "aria-selected": "false" },
        el("span", { class: "class-name" }, el("strong", {}, term.label), el("small", {}, term.branchLabel)),
        other ? el("small", {}, "also called ", el("b", {}, other)) : null,
        el("small", { class: "class-says" }, term.definition));
      made.addEventListener("mousedown", (event) => { event.preventDefault(); choose(place); });
      return made;
    }

    function update() {
      if (!input.value.trim()) return close();
      box.found = find(input.value, branches).slice(0, MOST);
      box.active = -1;
      replace(list, box.found.map(option));
      list.hidden = !box.found.length;
      status.textContent = box.found.length ? `${box.found.length} classes` : "No class of that name";
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (box.found.length) move(1);
      return undefined;
    }

    function move(step) {
      const options = [...list.children];
      if (!options.length) return;
      if (options[box.active]) options[box.active].setAttribute("aria-selected", "false");
      box.active = (box.active + step + options.length) % options.length;
      options[box.active].setAttribute("aria-selected", "true");
      options[box.active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[box.active].id);
    }

    function choose(place) {
      const term = box.found[place];
      if (!term) return;
      if (isSingle) box.picked = [term.curie];
      else if (!box.picked.includes(term.curie)) box.picked.push(term.curie);
      input.value = "";
      status.textContent = `${term.label} chosen`;
      drawChips();
      close();
      onchange();
    }

    input.addEventListener("input", update);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const isOpen = !list.hidden;
      if (event.key === "ArrowDown" && isOpen) move(1);
      else if (event.key === "ArrowUp" && isOpen) move(-1);
      else if (event.key === "Enter" && isOpen) choose(box.active);
      else if (event.key === "Escape" && isOpen) close();
      else if (event.key === "Backspace" && !input.value && box.picked.length) { box.picked.pop(); drawChips(); onchange(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    drawChips();
    return { element: el("div", { class: "class-box" }, chips, input, list, status), input, read: () => box.picked };
  }

  return { make, find };
})();
