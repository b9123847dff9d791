/* What the reader takes away: a picture, a table, statements as linked data, references. */
const Files = (() => {
  const { el, byId, replace } = Dom;

  function save(name, kind, content) {
    const link = el("a", { href: URL.createObjectURL(new Blob([content], { type: kind })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function base() {
    return `vakg-${State.view.id}`.replace(/[^a-z0-9-]+/gi, "-");
  }

  function shown() {
    return Table.ordered();
  }

  /** Write a cell; a spreadsheet must not take it for a formula. */
  function cell(value) {
    const text = String(value === null || value === undefined ? "" : value);
    const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function csv(rows) {
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function quotesOf(entry) {
    return entry.quotes.map(([start, end]) => Data.words(entry.doc, start, end)).filter((one) => one !== null);
  }

  const COLUMNS = ["document", "case", "id", "kind", "statement", "when", "levels", "status", "certainty", "review"];

  function tableRows() {
    if (State.view.kind === "compare") return Compare.plain();
    if (State.view.kind === "questions") return Questions.plain();
    if (State.view.kind === "paths") return Paths.plain();
    const rows = shown().map((entry) => [entry.doc, entry.case, entry.id, entry.kind === "event" ? entry.label : entry.kind.replace("_", " "),
      entry.text, entry.when, entry.levels.join(" "), entry.status, entry.certainty, entry.review, quotesOf(entry).join(" … ")]);
    return [[...COLUMNS, "quotes"], ...rows];
  }

  function saveCsv() {
    save(`${base()}.csv`, "text/csv;charset=utf-8", csv(tableRows()));
  }

  const CONTEXT = {
    "@vocab": "https://w3id.org/vaco/", oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#",
    statement: "http://www.w3.org/2000/01/rdf-schema#label", document: "prov:hadPrimarySource", quotes: "oa:exact",
  };

  function linked(entry) {
    return {
      "@id": `${Data.about.base}${entry.doc}.${entry.kind === "patient" ? "patient." : ""}${entry.id}`, "@type": entry.kind, statement: entry.text, status: entry.status, certainty: entry.certainty,
      review: entry.review, document: entry.doc, case: entry.case, class: entry.classes[0] || null,
      levels: entry.levels, quotes: quotesOf(entry), offsets: entry.quotes.map(([start, end]) => [start, end]),
    };
  }

  function saveLinked() {
    const content = { "@context": CONTEXT, "@graph": shown().map(linked) };
    save(`${base()}.jsonld`, "application/ld+json", JSON.stringify(content, null, 1));
  }

  const flat = (text) => String(text).replace(/[\r\n]+/g, " ").trim();

  function reference(one) {
    const doi = one.identifiers.find((id) => /(^|[:/])10\.\d{4,}\//.test(id));
    const rows = [["TY", "JOUR"], ["ID", one.name], ["TI", one.title], ...one.authors.map((name) => ["AU", name]),
      ["JO", one.journal], ["PY", one.year], ["DO", doi && doi.replace(/^.*?(10\.)/, "$1")], ["UR", /^https?:/.test(one.source || "") ? one.source : ""]];
    return [...rows.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${flat(value)}`), "ER  - ", ""].join("\r\n");
  }

  function saveReferences() {
    const own = Data.documents.get(State.view.document);
    const chosen = own ? [own] : [...Data.documents.values()];
    save(`${base()}.ris`, "application/x-research-info-systems", chosen.map(reference).join("\r\n"));
  }

  function description() {
    const count = shown().length;
    return `${Data.titleOf(State.view)}. ${count} statements. ${Data.about.notice} vakg ${Data.about.version}.`;
  }

  function saveSvg() {
    save(`${base()}.svg`, "image/svg+xml", Drawing.standalone(description()));
  }

  function savePng() {
    const picture = byId("network").querySelector("canvas");
    if (!byId("timeline").hidden || !picture) return saveDrawnPng();
    picture.toBlob((blob) => save(`${base()}.png`, "image/png", blob));
    return null;
  }

  /** Make a bitmap of what is drawn as lines and text. */
  function saveDrawnPng() {
    const image = new Image();
    const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(Drawing.standalone(description()))}`;
    image.onload = () => {
      const canvas = el("canvas", { width: image.width * 2, height: image.height * 2 });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(`${base()}.png`, "image/png", blob));
    };
    image.src = url;
  }

  const KINDS = {
    png: ["Picture (PNG)", savePng], svg: ["Picture (SVG)", saveSvg], csv: ["Table (CSV)", saveCsv],
    jsonld: ["Statements (JSON-LD)", saveLinked], ris: ["References (RIS)", saveReferences], print: ["Print a case sheet", () => print()],
  };

  function draw() {
    const isDrawn = Boolean(State.picture);
    replace(byId("files-list"), Object.entries(KINDS).filter(([kind]) => isDrawn || !["png", "svg"].includes(kind)).map(([kind, [name, act]]) =>
      el("li", {}, el("button", { type: "button", "data-file": kind, onclick: () => { byId("files").open = false; act(); } }, name))));
  }

  function start() {
    draw();
    State.on((what) => ["view", "picture"].includes(what) && draw());
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#files")) byId("files").open = false; });
  }

  return { start, csv, tableRows };
})();
