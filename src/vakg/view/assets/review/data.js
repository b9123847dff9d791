/* The content of the page, put into the form that the other scripts use. */
const Data = (() => {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const terms = new Map();
  const classes = {};
  const entries = raw.vocabulary.classes.map(([curie, label, branch, names, definition], number) => {
    const [branchId, branchLabel] = raw.vocabulary.branches[branch];
    classes[curie] = [label, names];
    const term = { number, curie, label, branch: branchId, branchLabel, names, definition };
    terms.set(curie, term);
    // What the search looks through: a class is an entry without text of its own.
    return { number, id: curie, label, classes: [curie], text: "", quotes: [], kind: "class", term };
  });

  function label(curie) {
    return terms.has(curie) ? terms.get(curie).label : curie;
  }

  return { raw, document: raw.document, forms: raw.forms, levels: raw.levels, terms, classes, entries, label, words: () => "" };
})();
