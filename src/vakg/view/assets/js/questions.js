/* The library of questions, each with its answer as a card: what it says, what it rests on, what speaks against it. */
const Questions = (() => {
  const { el, byId, replace } = Dom;
  const FOLDED = 3;
  let query = "";

  const groups = () => [...new Set(Data.answers.map((one) => one.group))];

  function asked() {
    return Data.answers.find((one) => one.name === State.now.asked) || Data.answers.find((one) => one.count) || Data.answers[0];
  }

  function fits(card) {
    const text = SearchIndex.plain(`${card.question} ${card.name} ${card.rows.map(([row]) => row).join(" ")}`);
    return SearchIndex.plain(query).split(/\s+/).every((word) => text.includes(word));
  }

  function choice(card) {
    const isCurrent = card === asked();
    return el("li", {}, el("button", { type: "button", class: "row-link", "data-question": card.name, "aria-current": isCurrent ? "true" : null, onclick: () => State.set({ asked: card.name }, "asked") },
      card.question, el("small", {}, ` ${card.count || "no"} row${card.count === 1 ? "" : "s"}`)));
  }

  function group(name) {
    const own = Data.answers.filter((one) => one.group === name && fits(one));
    if (!own.length) return null;
    return el("details", { open: Boolean(query) || asked().group === name }, el("summary", {}, name, " ", el("small", {}, String(own.length))), el("ul", {}, own.map(choice)));
  }

  function words(card, number) {
    const [name, start, end] = card.quotes[number];
    return el("blockquote", {}, Data.words(name, start, end) || `${name}, characters ${start} to ${end}`);
  }

  function quotes(card, numbers) {
    if (!numbers.length) return null;
    const shown = numbers.filter((number) => number in card.quotes);
    return el("details", {}, el("summary", {}, shown.length === 1 ? "The words it rests on" : `The words it rests on (${shown.length} passages)`), shown.map((number) => words(card, number)));
  }

  function row(card) {
    return ([text, details, numbers]) => el("li", {}, text, el("small", {}, details.map(([name, value]) => `${name}: ${value}`).join(" · ")), quotes(card, numbers));
  }

  function contrary([why, text, number]) {
    if (number === null) return el("li", {}, text, el("small", {}, why));
    const button = el("button", { type: "button", class: "row-link", "data-entry": number, onclick: () => { State.select(number); Panel.focus(button); } }, text);
    return el("li", {}, button, el("small", {}, why));
  }

  /** List under a heading; long lists are folded. */
  function section(title, items, name) {
    if (!items.length) return null;
    const list = el(name, {}, items);
    return el("section", {}, el("h3", {}, title), items.length > FOLDED && name === "ul" ? el("details", {}, el("summary", {}, `${items.length} of them`), list) : list);
  }

  function card(one) {
    const parameters = one.parameters.map(([name, value]) => `${name}: ${value}`).join(" · ");
    const rest = one.count - one.rows.length;
    return el("article", { class: "answer", "aria-labelledby": "answer-title" },
      el("h2", { id: "answer-title", tabindex: "-1" }, one.question),
      parameters ? el("p", { class: "basis" }, `Asked with ${parameters}`) : null,
      el("p", { class: "verdict" }, one.sentence),
      el("p", { class: "basis" }, `Behind it: ${one.basis}; ${one.review}.`),
      one.counted.length ? el("p", { class: "basis" }, one.counted.join(" ")) : null,
      section("Answer", one.rows.map(row(one)), "ol"),
      rest > 0 ? el("p", { class: "basis" }, `and ${rest} more rows: vakg ask ${one.name}`) : null,
      section("Contrary evidence", one.contrary.map(contrary), "ul"),
      section("Not reported", one.untold.map((text) => el("li", {}, text)), "ul"),
      el("p", { class: "caveat" }, `${one.caveat} ${Data.about.notice}`),
      one.sparql ? Sparql.details("The query (SPARQL)", one.sparql) : el("p", { class: "basis" }, `This one is worked out from the statements: vakg ask ${one.name}`));
  }

  function drawList() {
    replace(byId("library-list"), groups().map(group));
    if (!byId("library-list").children.length) replace(byId("library-list"), el("p", {}, "No question has these words."));
  }

  function draw() {
    const field = el("input", { id: "library-query", type: "search", value: query, placeholder: "Words of a question", autocomplete: "off", oninput: () => { query = field.value; drawList(); } });
    replace(byId("board"),
      el("p", { class: "note" }, `${Data.answers.length} questions that the literature is asked, answered from these documents only.`),
      el("div", { class: "asking" },
        el("div", { class: "library", tabindex: "0", role: "region", "aria-label": "Questions" }, el("p", { class: "picker" }, el("label", { for: "library-query" }, "Find a question"), field), el("div", { id: "library-list" })),
        el("div", { id: "answer-place" })));
    drawList();
    drawAnswer();
  }

  function drawAnswer() {
    replace(byId("answer-place"), card(asked()));
    for (const button of byId("library-list").querySelectorAll("[data-question]")) {
      if (button.dataset.question === asked().name) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  /** Give the answer as plain rows, for the file that a reader takes away. */
  function plain() {
    const one = asked();
    const names = [...new Set(one.rows.flatMap(([, details]) => details.map(([name]) => name)))];
    const said = (numbers) => numbers.filter((number) => number in one.quotes).map((number) => Data.words(...one.quotes[number].slice(0, 3))).join(" … ");
    return [["answer", ...names, "quotes"], ...one.rows.map(([text, details, numbers]) => [text, ...names.map((name) => (details.find(([other]) => other === name) || ["", ""])[1]), said(numbers)])];
  }

  function start() {
    State.on((what) => {
      if (State.view.kind !== "questions") return;
      if (what === "view") draw();
      if (what === "asked") {
        drawAnswer();
        byId("answer-title").focus({ preventScroll: true });
      }
    });
  }

  return { start, plain };
})();
