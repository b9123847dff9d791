/* Verdicts out to a file, and back in. */
const Files = (() => {
  const { byId } = Dom;

  /** Give a verdict as the file holds it; the order of events is said by who stands before whom. */
  function entry(id, before) {
    const { verdict, kind, case: owner, statement, note, after } = State.verdictOf(id);
    const made = { id, kind, verdict };
    if (owner) made.case = owner;
    if (statement) made.statement = statement;
    if (kind === "event" && statement && (verdict === "added" || typeof after === "string")) made.after = before;
    if (note) made.note = note;
    return made;
  }

  function content() {
    const listed = [];
    for (const group of State.groups()) {
      group.ids.forEach((id, place) => {
        const last = group.ids[place - 1];
        const before = last && State.fact(last).kind === "event" ? last : "";
        if (State.verdictOf(id)) listed.push(entry(id, before));
      });
    }
    const dismissed = [...State.dismissed].map((id) => State.said(id)).map(({ start, end, curie }) => ({ start, end, curie }));
    return { format: 1, about: "vakg verdicts", document: Data.document.name, draft: Data.raw.draft, by: State.by || null, saved: new Date().toISOString(), verdicts: listed, dismissed };
  }

  function download() {
    const blob = new Blob([JSON.stringify(content(), null, 1)], { type: "application/json" });
    const link = Dom.el("a", { href: URL.createObjectURL(blob), download: `${Data.document.name}.verdicts.json` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    State.downloaded();
    Say.tell("Downloaded.");
    Say.banner(State.by ? "" : "Downloaded without a reviewer’s name. Type it above and download again, or give it with --by.", true);
  }

  /** Say why a file cannot be taken in; null if it can. */
  function refusal(found) {
    if (!found || typeof found !== "object" || found.about !== "vakg verdicts" || !Array.isArray(found.verdicts)) return "This is not a file of verdicts.";
    if (found.document !== Data.document.name) return `These verdicts are on another document: ${String(found.document)}.`;
    if (found.draft !== Data.raw.draft) return "These verdicts were given on another draft of this document. Open the page of that draft.";
    return null;
  }

  function take(text) {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      found = null;
    }
    const wrong = refusal(found);
    if (wrong) {
      Say.banner(wrong, true);
      return;
    }
    const good = found.verdicts.filter((one) => one && typeof one.id === "string" && Shape.isVerdict(one) && (one.verdict === "added" || State.has(one.id)));
    const verdicts = good.map(({ id, case: owner, ...rest }) => [id, { ...rest, case: owner || null }]);
    const left = found.verdicts.length - good.length;
    const dismissed = [found.dismissed || []].flat().filter(Boolean).map((one) => `mention:${one.start}-${one.end}-${one.curie}`);
    State.take({ verdicts, dismissed, by: typeof found.by === "string" ? found.by : "" }, true);
    byId("by").value = State.by;
    const but = left ? ` ${left} could not be used: they are on no fact of this draft, or hold a quote that is not in the text.` : "";
    Say.banner(`${verdicts.length} ${verdicts.length === 1 ? "verdict" : "verdicts"} taken in.${but} Undo takes them out again.`, Boolean(left));
  }

  function start() {
    byId("download").addEventListener("click", download);
    byId("load").addEventListener("click", () => byId("load-file").click());
    byId("load-file").addEventListener("change", async () => {
      const [file] = byId("load-file").files;
      byId("load-file").value = "";
      if (file) take(await file.text());
    });
  }

  return { start, content, take, download };
})();
