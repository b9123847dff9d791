/* The query behind a view, to run on the graph in any SPARQL tool. */
const Sparql = (() => {
  const { el, byId, replace } = Dom;
  const VACO = "https://w3id.org/vaco/";
  const HEAD = `PREFIX vaco: <${VACO}>\n`;

  const quoted = (text) => `"${String(text).replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
  const kg = (...parts) => `<${Data.about.base}${parts.join(".")}>`;
  const chosen = (group) => [...(State.now.facets.get(group) || [])].sort();

  function statements(lines) {
    return `${HEAD}SELECT ?statement ?text ?status ?certainty ?quote WHERE {\n  ${lines.join("\n  ")}\n  ?statement vaco:text ?text .\n`
      + "  OPTIONAL { ?statement vaco:assertionStatus ?status ; vaco:certainty ?certainty }\n"
      + "  OPTIONAL { ?statement vaco:hasEvidence/vaco:quote ?quote }\n}\nORDER BY ?statement ?quote";
  }

  function values(name, terms) {
    return terms.length ? [`VALUES ?${name} { ${terms.join(" ")} }`] : [];
  }

  /** Write the filters that the facets stand for; those on words of the page itself have no place in the graph. */
  function facets() {
    const documents = [...Data.documents.values()].filter((one) => chosen("document").includes(one.title)).map((one) => kg(one.name));
    const words = (group) => chosen(group).map((one) => `vaco:${one}`);
    const lines = ["?statement vaco:inDocument ?document ."];
    lines.push(...values("document", documents));
    for (const [group, property, name] of [["status", "assertionStatus", "status"], ["certainty", "certainty", "certainty"], ["review", "reviewState", "review"]]) {
      if (chosen(group).length) lines.push(`?statement vaco:${property} ?${name} .`, ...values(name, words(group)));
    }
    if (chosen("level").length) lines.push("?statement vaco:level ?level .", ...values("level", chosen("level").map(quoted)));
    return lines;
  }

  function write() {
    const { view } = State;
    if (view.kind === "case") return statements([`?statement vaco:inCase ${kg(view.id.split("/")[0], "case", view.id.split("/")[1])} .`]);
    if (view.kind === "literature") return statements([`?statement vaco:inDocument ${kg(view.document)} .`, "FILTER NOT EXISTS { ?statement vaco:inCase ?case }"]);
    if (view.kind === "all") return statements(facets());
    if (view.kind === "compare") return statements([...values("case", State.now.compared.map((one) => Data.views[one].id.split("/")).map(([doc, id]) => kg(doc, "case", id))), "?statement vaco:inCase ?case ."]);
    if (view.kind === "venous" || view.kind === "paths") {
      return `${HEAD}SELECT ?connection ?from ?to ?relation WHERE {\n  ?connection a vaco:VenousConnection ; vaco:fromSite ?from ; vaco:toSite ?to ; vaco:connectionRelation ?relation .\n}\nORDER BY ?connection`;
    }
    return null;
  }

  async function copy(button, text, box) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(box);
      button.textContent = "Selected: press Ctrl+C";
    }
  }

  /** Show a query folded, with a button that copies it. */
  function details(title, text) {
    const box = el("pre", { class: "query", tabindex: "0" }, text);
    const button = el("button", { type: "button", class: "chip", onclick: () => copy(button, text, box) }, "Copy");
    return el("details", {}, el("summary", {}, title), box, button);
  }

  function draw() {
    const text = write();
    byId("sparql").hidden = !text;
    replace(byId("sparql"), text ? details("The query behind this view (SPARQL)", text) : null);
  }

  function start() {
    State.on((what) => ["view", "filter", "compared"].includes(what) && draw());
  }

  return { start, details, write };
})();
