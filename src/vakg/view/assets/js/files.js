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

  const COLUMNS = ["document", "case", "id", "kind", "statement", "when", "levels", "cause", "effect", "status", "certainty", "review"];

  /** Give the identifier of what a statement is tied to under a heading: the cause of a causal link. */
  function tied(entry, heading) {
    const found = entry.links.find(([name]) => name === heading);
    return found ? Data.entries[found[1]].id : "";
  }

  function tableRows() {
    if (State.view.kind === "compare") return Compare.plain();
    if (State.view.kind === "questions") return Questions.plain();
    if (State.view.kind === "paths") return Paths.plain();
    const rows = shown().map((entry) => [entry.doc, entry.case, entry.id, entry.kind === "event" ? entry.label : entry.kind.replace("_", " "),
      entry.text, entry.when, entry.levels.join(" "), tied(entry, "Cause"), tied(entry, "Effect"), entry.status, entry.certainty, entry.review,
      quotesOf(entry).map((quote) => `“${quote}”`).join(" "), entry.quotes.map(([start, end]) => `${start}-${end}`).join(" ")]);
    return [[...COLUMNS, "quotes", "offsets"], ...rows];
  }

  function saveCsv() {
    save(`${base()}.csv`, "text/csv;charset=utf-8", csv(tableRows()));
  }

  const CONTEXT = {
    "@vocab": "https://w3id.org/vaco/", vaco: "https://w3id.org/vaco/", kg: Data.about.base, class: { "@type": "@id" }, cause: { "@type": "@id" }, effect: { "@type": "@id" }, oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#",
    statement: "http://www.w3.org/2000/01/rdf-schema#label", document: "prov:hadPrimarySource", quotes: "oa:exact",
  };

  function nameOf(entry) {
    return `kg:${entry.doc}.${entry.kind === "patient" ? "patient." : ""}${entry.id}`;
  }

  function linked(entry) {
    const ends = Object.fromEntries(["Cause", "Effect"].map((heading) => [heading.toLowerCase(), entry.links.find(([name]) => name === heading)])
      .filter(([, found]) => found).map(([key, found]) => [key, nameOf(Data.entries[found[1]])]));
    const days = entry.span ? { dayLow: entry.span[0], dayHigh: entry.span[1], untilDayLow: entry.span[2], untilDayHigh: entry.span[3] } : {};
    return {
      "@id": nameOf(entry), "@type": entry.kind, ...ends, ...days, statement: entry.text, status: entry.status, certainty: entry.certainty,
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
    const isBare = one.title === one.name && !one.authors.length;
    const rows = [["TY", one.journal ? "JOUR" : "GEN"], ["ID", one.name], ["N1", isBare ? "The title page was not at hand: author, title and year are missing here." : ""], ["TI", one.title], ...one.authors.map((name) => ["AU", name]),
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
    framed(picture).toBlob((blob) => save(`${base()}.png`, "image/png", blob));
    return null;
  }

  /** Put a title above a picture, and below it whose it is and what it is not. */
  function framed(picture) {
    const ratio = window.devicePixelRatio || 1;
    const band = Math.round(34 * ratio);
    const canvas = el("canvas", { width: picture.width, height: picture.height + 2 * band });
    const context = canvas.getContext("2d");
    context.fillStyle = Palette.get("card");
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, band);
    context.fillStyle = Palette.get("ink");
    context.font = `600 ${Math.round(15 * ratio)}px ${Palette.FONT}`;
    context.fillText(Data.titleOf(State.view), 10 * ratio, 23 * ratio, canvas.width - 20 * ratio);
    context.font = `${Math.round(11 * ratio)}px ${Palette.FONT}`;
    context.fillText(`${source()} ${Data.about.notice} vakg ${Data.about.version}.`, 10 * ratio, canvas.height - 12 * ratio, canvas.width - 20 * ratio);
    return canvas;
  }

  /** Name the document of a view. */
  function source() {
    const one = Data.documents.get(State.view.document);
    return one ? `${[one.authors.join(", "), one.title, one.journal, one.year].filter(Boolean).join(". ")}.` : "";
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
    jsonld: ["Statements (JSON-LD)", saveLinked], ris: ["References (RIS)", saveReferences], print: ["Print a case sheet", () => window.print()],
  };

  function draw() {
    const isDrawn = Boolean(State.picture);
    replace(byId("files-list"), Object.entries(KINDS).filter(([kind]) => isDrawn || !["png", "svg"].includes(kind)).map(([kind, [name, act]]) =>
      el("li", {}, el("button", { type: "button", "data-file": kind, onclick: () => { byId("files").open = false; act(); } }, name))));
  }

  /** Lay out a sheet for paper: whose case, the story, every statement with its words. */
  function drawSheet() {
    const story = State.view.story.map((line) => el("p", {}, el("strong", {}, `${line.heading}: `), line.parts.map((part) => [part.sign && part.sign !== ";" ? ` ${part.sign} ` : part.sign === ";" ? " · " : " ", part.text])));
    const rows = shown().map((entry) => el("tr", {}, el("td", {}, entry.when || ""),
      el("td", {}, entry.text, el("span", { class: "said" }, quotesOf(entry).map((quote) => `“${quote}”`).join(" "))),
      el("td", {}, [entry.status, entry.certainty === "asserted" ? "" : entry.certainty, entry.review === "machine" ? "machine-read" : ""].filter(Boolean).join(", "))));
    replace(byId("sheet"), el("h1", {}, Data.titleOf(State.view)), el("p", { class: "source" }, source()), story,
      Data.isGathering(State.view) && State.view.kind !== "all" ? null : el("table", {}, el("thead", {}, el("tr", {}, ["When", "Statement and its words", "Status"].map((name) => el("th", {}, name)))), el("tbody", {}, rows)),
      el("p", { class: "source" }, `${Data.about.notice} Printed from the vakg explorer ${Data.about.version}: ${location.hash}`));
  }

  function start() {
    window.addEventListener("beforeprint", drawSheet);
    draw();
    State.on((what) => ["view", "picture"].includes(what) && draw());
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#files")) byId("files").open = false; });
  }

  return { start, csv, tableRows };
})();
