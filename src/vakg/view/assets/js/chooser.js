/* The list of documents and their cases. */
const Chooser = (() => {
  const { el, byId, replace } = Dom;

  function item(index) {
    const view = Data.views[index];
    return el("li", {},
      el("button", { type: "button", class: "choice", "data-view": view.id, onclick: () => State.show(index) },
        el("span", {}, Data.titleOf(view)), view.entries.length ? el("small", { "aria-label": `${view.entries.length} statements` }, String(view.entries.length)) : null));
  }

  function about(document) {
    return [document.kind, document.journal, document.year].filter(Boolean).join(", ");
  }

  function section(document) {
    const own = [];
    const cited = [];
    const rest = [];
    Data.views.forEach((view, index) => {
      if (view.document !== document.name) return;
      (view.kind !== "case" ? rest : view.caseKind === "cited" ? cited : own).push(item(index));
    });
    const more = cited.length
      ? el("details", {}, el("summary", {}, `Cases it cites (${cited.length})`), el("ul", {}, cited)) : null;
    return el("section", {},
      el("h2", {}, document.title), el("p", { class: "source" }, about(document)),
      el("ul", {}, own, rest), more);
  }

  function draw() {
    const listed = (test) => Data.views.map((view, index) => (view.document === null && test(view) ? item(index) : null)).filter(Boolean);
    const others = listed((view) => !Data.isGathering(view));
    const tools = el("section", { class: "tools" }, el("h2", {}, "Across all documents"), el("ul", {}, listed(Data.isGathering)));
    const toggle = el("button", { type: "button", id: "chooser-toggle", class: "chooser-toggle", "aria-expanded": "false", onclick: () => open(toggle.getAttribute("aria-expanded") !== "true") }, "Documents and cases");
    replace(byId("chooser"), toggle, tools, [...Data.documents.values()].map(section),
      others.length ? el("section", {}, el("h2", {}, "Anatomy"), el("ul", {}, others)) : null);
  }

  /** On a narrow screen the list opens and closes; elsewhere it always stands open. */
  function open(isOpen) {
    byId("chooser-toggle").setAttribute("aria-expanded", String(isOpen));
    byId("chooser").classList.toggle("open", isOpen);
  }

  function mark() {
    open(false);
    for (const button of byId("chooser").querySelectorAll(".choice")) {
      const isCurrent = button.dataset.view === State.view.id;
      if (isCurrent) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (isCurrent && button.closest("details")) button.closest("details").open = true;
    }
  }

  function start() {
    draw();
    State.on((what) => what === "view" && mark());
  }

  return { start };
})();
