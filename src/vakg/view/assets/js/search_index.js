/* Search over labels, synonyms, sentences, quotes and identifiers, forgiving of small slips of the keyboard. */
const SearchIndex = (() => {
  const FIELDS = { label: 6, synonym: 4, text: 3, quote: 2, id: 2, status: 2 };
  const words = new Map();
  const whole = [];
  const names = [];

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function split(text) {
    return plain(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  function fieldsOf(entry) {
    const known = entry.classes.map((curie) => Data.classes[curie]).filter(Boolean);
    return {
      label: entry.label,
      synonym: known.flatMap(([label, synonyms]) => [label, ...synonyms]).join(" ; "),
      text: entry.text,
      quote: entry.quotes.map(([start, end]) => Data.words(entry.doc, start, end) || "").join(" ; "),
      id: entry.id,
      status: entry.status === "present" ? "" : entry.status || "",
    };
  }

  function add(entry) {
    const fields = fieldsOf(entry);
    for (const [field, weight] of Object.entries(FIELDS)) {
      for (const word of split(fields[field])) {
        let found = words.get(word);
        if (!found) words.set(word, (found = new Map()));
        if ((found.get(entry.number) || 0) < weight) found.set(entry.number, weight);
      }
    }
    whole[entry.number] = plain(Object.values(fields).join(" | "));
    const [own] = entry.classes.map((curie) => Data.classes[curie]).filter(Boolean);
    names[entry.number] = new Set([entry.label, ...(own ? own[1] : [])].map(plain));
  }

  const SLICE = 30;
  let next = 0;

  /** Index for a moment, then let the page breathe, unless all is asked for at once; tells when all is done. */
  function build(done, slice = SLICE) {
    const start = performance.now();
    while (next < Data.entries.length && performance.now() - start < slice) {
      const entry = Data.entries[next];
      if (entry.kind !== "cluster") add(entry);
      next += 1;
    }
    if (next < Data.entries.length) setTimeout(build, 0, done, slice);
    else if (done) done();
  }

  function isWhole() {
    return next >= Data.entries.length;
  }

  const LONGEST = 60;
  const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 2));

  /** Count the slips between two words, giving up beyond `most`; two letters swapped are one slip. */
  function slips(a, b, most) {
    if (a.length > LONGEST || b.length > LONGEST) return most + 1;
    let [before, last, row] = rows;
    for (let j = 0; j <= b.length; j += 1) last[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > most) return most + 1;
      [before, last, row] = [last, row, before];
    }
    return last[b.length];
  }

  function closeness(token, word) {
    if (word === token) return 1;
    if (word.startsWith(token)) return 0.8;
    return token.length > 2 && word.includes(token) ? 0.5 : 0;
  }

  /** Score the entries that have a word like the token; slips count only where nothing fits as it is. */
  function hits(token) {
    const scores = new Map();
    const take = (found, share) => {
      for (const [number, weight] of found) {
        if ((scores.get(number) || 0) < weight * share) scores.set(number, weight * share);
      }
    };
    for (const [word, found] of words) {
      const share = closeness(token, word);
      if (share) take(found, share);
    }
    const most = token.length < 4 ? 0 : token.length < 8 ? 1 : 2;
    if (scores.size || !most) return scores;
    for (const [word, found] of words) {
      if (Math.abs(word.length - token.length) <= most && slips(token, word, most) <= most) take(found, 0.4);
    }
    return scores;
  }

  /** Find entries that fit every word of a query, best first. */
  function find(query) {
    const tokens = split(query);
    if (!tokens.length) return [];
    const found = tokens.map(hits);
    const phrase = plain(query.trim());
    const scored = [];
    for (const [number, score] of found[0]) {
      if (!found.every((one) => one.has(number))) continue;
      const sum = found.reduce((total, one) => total + one.get(number), 0) / found.length;
      const exact = names[number].has(phrase) ? 9 : whole[number].includes(phrase) ? 3 : 0;
      const kind = Data.entries[number].kind;
      scored.push([number, sum + exact + (kind === "event" || kind === "patient" ? 0.5 : 0), score]);
    }
    return scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
  }

  return { build, find, isWhole, plain };
})();
