/* Statements and sites as one graph, to walk from any of them to what it has to do with. */
const Walk = (() => {
  const TIES = {
    "Aimed at": "treats", "Part of": "part of", Contradicts: "contradicts", "Agrees with": "agrees",
    "Between these statements": "between", "Statements that name it": "names",
  };
  const OWN = { causal_link: ["Cause", "Effect", "causes"], connection: ["From", "To", "flows"] };
  let around = null;

  function end(entry, heading) {
    const found = entry.links.find(([name]) => name === heading);
    return found && found[1];
  }

  /** Give an entry that is itself a line: a cause and its effect, or two sites that connect. */
  function ownLine(entry) {
    const [start, stop, kind] = OWN[entry.kind];
    const [from, to] = [end(entry, start), end(entry, stop)];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, kind, certainty: entry.certainty || "asserted", status: entry.status, entries: [entry.number] }];
  }

  function lines(entry) {
    if (entry.kind === "cluster") return [];
    if (OWN[entry.kind]) return ownLine(entry);
    return entry.links.filter(([heading]) => TIES[heading]).map(([heading, other]) =>
      ({ from: entry.number, to: other, kind: TIES[heading], certainty: "asserted", status: "present", entries: [] }));
  }

  function join(map, edge) {
    for (const number of [edge.from, edge.to]) {
      if (!map.has(number)) map.set(number, []);
      map.get(number).push(edge);
    }
  }

  /** Make the graph once, when it is first asked for; what is said both ways is one line. */
  function graph() {
    if (around) return around;
    around = new Map();
    const seen = new Set();
    for (const entry of Data.entries) {
      for (const edge of lines(entry)) {
        const both = ["contradicts", "agrees"].includes(edge.kind);
        const ends = both ? [edge.from, edge.to].sort((a, b) => a - b) : [edge.from, edge.to];
        const key = `${ends} ${edge.kind} ${edge.entries}`;
        if (!seen.has(key) && !OWN[Data.entries[edge.from].kind] && !OWN[Data.entries[edge.to].kind]) join(around, edge);
        seen.add(key);
      }
    }
    return around;
  }

  function edgesAt(number) {
    return graph().get(number) || [];
  }

  function other(edge, number) {
    return edge.from === number ? edge.to : edge.from;
  }

  return { edgesAt, other };
})();
