/* The content of the page, put into the form that the other scripts use. */
const Data = (() => {
  /** Put back what was left out because it is the same almost everywhere. */
  function complete(rows, defaults) {
    for (const row of rows) {
      for (const [key, value] of Object.entries(defaults)) if (!(key in row)) row[key] = value;
    }
  }

  complete(raw.entries, raw.defaults.entry);
  raw.entries.forEach((entry, number) => { entry.number = number; });
  for (const view of raw.views) {
    for (const picture of view.pictures) {
      complete(picture.nodes, raw.defaults.node);
      complete(picture.edges, raw.defaults.edge);
    }
  }

  const documents = new Map(raw.documents.map((one) => [one.name, one]));
  const pieces = new Map();
  for (const one of raw.documents) {
    // Offsets count code points; a string that has none beyond the basic plane can be cut as it is.
    pieces.set(one.name, one.pieces.map(([start, text]) => ({ start, text: /[\ud800-\udfff]/.test(text) ? Array.from(text) : text })));
  }

  /** Cut a document's text by code points; null where the page does not carry these words. */
  function words(name, start, end) {
    const piece = (pieces.get(name) || []).find((one) => one.start <= start && end <= one.start + one.text.length);
    if (!piece) return null;
    const part = piece.text.slice(start - piece.start, end - piece.start);
    return typeof part === "string" ? part : part.join("");
  }

  const paragraphs = new Map();
  for (const [name, own] of pieces) {
    const found = [];
    for (const { start, text } of own) {
      let at = start;
      for (const paragraph of (typeof text === "string" ? text : text.join("")).split("\n\n")) {
        const length = typeof text === "string" ? paragraph.length : Array.from(paragraph).length;
        if (length) found.push({ start: at, end: at + length });
        at += length + 2;
      }
    }
    paragraphs.set(name, found);
  }

  /** Give the paragraphs that a stretch of a document's text lies in. */
  function paragraphsOf(name, start, end) {
    return (paragraphs.get(name) || []).filter((one) => one.start < end && start < one.end);
  }

  const viewOf = new Map();
  raw.views.forEach((view, index) => {
    for (const picture of view.pictures) {
      for (const node of picture.nodes) if (!viewOf.has(node.id)) viewOf.set(node.id, index);
    }
    for (const number of view.entries) viewOf.set(number, index);
  });

  /** Give the view that an entry is at home in. */
  function homeOf(entry) {
    return raw.views[viewOf.get(entry.number)];
  }

  /* Views that gather what is at home in others; they come after all that the build made. */
  const GATHERING = { questions: "Questions and answers", all: "All statements", compare: "Compare cases", ...(raw.paths ? { paths: "Ways through the veins" } : {}) };
  const facts = raw.entries.filter((entry) => !["cluster", "place", "connection"].includes(entry.kind)).map((entry) => entry.number);
  for (const [kind, title] of Object.entries(GATHERING)) {
    raw.views.push({ id: kind, kind, document: null, title, story: [], pictures: [], edgeKinds: [], entries: kind === "all" ? facts : [] });
  }

  function isGathering(view) {
    return view.kind in GATHERING;
  }

  /** Name an entry in a way that another build of the same documents understands. */
  function keyOf(entry) {
    return `${entry.doc || ""}/${entry.kind === "patient" ? "patient/" : ""}${entry.id}`;
  }

  const byKey = new Map(raw.entries.map((entry) => [keyOf(entry), entry.number]));

  function titleOf(view) {
    return view.title || "What it says of the literature";
  }

  return {
    entries: raw.entries, views: raw.views, families: raw.families, familyOrder: raw.familyOrder, classes: raw.classes,
    documents, options: raw.options, about: raw, paths: raw.paths, answers: raw.answers, words, paragraphsOf, viewOf, homeOf, titleOf, isGathering, keyOf, byKey,
  };
})();
