/* Sets everything going. */
(() => {
  const { el, byId, replace } = Dom;

  function cite(one) {
    return [one.authors.length ? `${one.authors.join(", ")} (authors not in the order of the paper)` : "", one.title, one.journal, one.year, one.source, ...one.identifiers].filter(Boolean).join(". ");
  }

  function drawAbout() {
    const { version, ontology, notice } = Data.about;
    const documents = [...Data.documents.values()];
    const titles = documents.map((one) => one.title).join("; ");
    replace(byId("about"),
      el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("about").close() }, "×"),
      el("h2", { id: "about-title" }, "About this page"),
      el("p", {}, el("strong", {}, notice)),
      el("p", {}, "Each statement was taken from the documents below and keeps the exact words it rests on. Counts are counts of statements in these documents, nothing else."),
      el("p", {}, "“Reviewed” means that the record of a document has been read against its text, statement by statement, before it was taken in; “machine” that nobody has done so."),
      el("h3", {}, "Documents"),
      el("ul", {}, documents.map((one) => el("li", {}, cite(one), one.licence ? el("small", {}, ` Licence: ${one.licence}.`) : null))),
      el("h3", {}, "Vocabulary"),
      el("p", {}, [ontology.title, ontology.version, ontology.licence && `licence ${ontology.licence}`].filter(Boolean).join(", ")),
      el("h3", {}, "How to cite"),
      el("p", {}, `vakg explorer, version ${version}, on: ${titles}.`),
      el("h3", {}, "Software"),
      el("p", {}, "The picture is drawn by vis-network 9.1.2 (Apache 2.0 or MIT), by way of pyvis."));
  }

  function begin() {
    byId("app").hidden = false;
    Palette.read();
    for (const part of [Board, Chooser, Story, Legend, Facets, Compare, Paths, Questions, Ego, Net, Timeline, Panel, Table, Sparql, SearchBox, Files, Keys]) part.start();
    drawAbout();
    byId("about-open").addEventListener("click", () => byId("about").showModal());
    new ResizeObserver(Net.resize).observe(byId("network"));
    Address.start(Math.max(Data.views.findIndex((view) => view.caseKind === "index"), 0));
    SearchIndex.build(() => {
      document.documentElement.dataset.indexed = String(Math.round(performance.now()));
      SearchBox.refresh();
    });
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  window.explorer = { State, Data, Net, SearchIndex, Address, Facets, Files, Ego, Ways, Sparql, Drawing };
  begin();
})();
