/* The facts, the verdicts on them, what is selected. Whoever changes it tells all the others. */
const State = (() => {
  const { record, mentions } = Data.raw;
  const drafts = new Map();
  const listeners = [];
  const past = [];
  let verdicts = new Map();
  let dismissed = new Set();
  let selected = null;
  let isDownloaded = true;
  let by = "";

  function draftAll() {
    for (const one of record.cases || []) {
      const { events, links, ...head } = one;
      put(one.id, "patient", one.id, head);
      for (const event of events) put(event.id, "event", one.id, event);
      for (const link of links || []) put(link.id, "link", one.id, link);
    }
    for (const claim of record.claims || []) put(claim.id, "claim", null, claim);
    for (const one of record.inconsistencies || []) put(one.id, "inconsistency", null, one);
    mentions.forEach(([start, end, curie, reason]) => {
      const id = `mention:${start}-${end}-${curie}`;
      drafts.set(id, { id, kind: "mention", case: null, draft: { start, end, curie, reason } });
    });
  }

  function put(id, kind, owner, draft) {
    drafts.set(id, { id, kind, case: owner, draft });
  }

  function fact(id) {
    if (drafts.has(id)) return drafts.get(id);
    const verdict = verdicts.get(id);
    return verdict && verdict.verdict === "added" ? { id, kind: verdict.kind, case: verdict.case, draft: null } : null;
  }

  /** Give what a fact now says: as corrected or added, else as drafted. */
  function said(id) {
    const verdict = verdicts.get(id);
    return (verdict && verdict.statement) || (drafts.get(id) || {}).draft || null;
  }

  /** Say how a fact was judged: open, accepted, rejected, corrected, added; dismissed for a mention. */
  function judged(id) {
    const one = fact(id);
    if (!one) return "open";
    if (one.kind === "mention") return dismissed.has(id) ? "dismissed" : "open";
    const verdict = verdicts.get(id);
    if (verdict && verdict.verdict) return verdict.verdict;
    return one.kind !== "patient" && one.case && own(one.case) === "rejected" ? "rejected" : "open";
  }

  function own(id) {
    const verdict = verdicts.get(id);
    return verdict ? verdict.verdict : null;
  }

  const kept = (id) => ["accepted", "corrected", "added"].includes(judged(id));

  /** Give all facts in groups: each case with its events in order, claims, inconsistencies, mentions. */
  function groups() {
    const all = [...drafts.values(), ...[...verdicts.keys()].filter((id) => !drafts.has(id)).map(fact)];
    const cases = all.filter((one) => one.kind === "patient").map((one) => ({
      key: one.id, title: said(one.id).label || one.id, case: one.id,
      ids: [one.id, ...eventsOf(one.id), ...all.filter((each) => each.kind === "link" && each.case === one.id).map((each) => each.id)],
    }));
    const rest = [["claim", "Claims about the literature"], ["inconsistency", "Inconsistencies of the document"], ["mention", "Recognised, not understood"]];
    return [...cases, ...rest.map(([kind, title]) => ({ key: kind, title, case: null, ids: all.filter((one) => one.kind === kind).map((one) => one.id) }))]
      .filter((group) => group.ids.length);
  }

  /** Give the events of a case in order: as drafted, those added or moved behind the one they name. */
  function eventsOf(owner) {
    const isMoved = ([id, one]) => one.kind === "event" && one.case === owner && typeof one.after === "string" && kept(id);
    let waiting = [...verdicts].filter(isMoved).map(([id, one]) => [id, one.after]);
    const moved = new Set(waiting.map(([id]) => id));
    const ids = [...drafts.values()].filter((one) => one.kind === "event" && one.case === owner && !moved.has(one.id)).map((one) => one.id);
    for (let before = -1; before !== waiting.length;) {
      before = waiting.length;
      waiting = waiting.filter(([id, after]) => {
        const at = after === "" ? 0 : ids.indexOf(after) + 1;
        if (after !== "" && !at) return true;
        ids.splice(at, 0, id);
        return false;
      });
    }
    return [...ids, ...waiting.map(([id]) => id)];
  }

  function on(listener) {
    listeners.push(listener);
  }

  function tell(what, id) {
    for (const listener of listeners) listener(what, id);
  }

  function remember() {
    past.push({ verdicts: new Map(verdicts), dismissed: new Set(dismissed), selected });
    if (past.length > 500) past.shift();
  }

  function changed(what, id) {
    isDownloaded = false;
    keep();
    tell(what, id);
  }

  function keep() {
    Keep.save({ verdicts: [...verdicts], dismissed: [...dismissed], by, selected, isDownloaded });
  }

  /** Enter a verdict; what was entered before stays in the way back. */
  function judge(id, verdict) {
    remember();
    const one = fact(id) || verdict;
    if (verdict) verdicts.set(id, { kind: one.kind, case: one.case, ...verdict });
    else verdicts.delete(id);
    const isPlaced = verdict && (verdict.verdict === "added" || typeof verdict.after === "string");
    changed(isPlaced ? "facts" : "verdict", id);
  }

  function accept(id) {
    if (["accepted", "corrected", "added"].includes(own(id))) return;
    judge(id, { verdict: "accepted", ...noteOf(id) });
  }

  function reject(id) {
    if (own(id) === "added") withdraw(id);
    else judge(id, { verdict: "rejected", ...noteOf(id) });
  }

  function noteOf(id) {
    const verdict = verdicts.get(id);
    return verdict && verdict.note ? { note: verdict.note } : {};
  }

  /** Take an addition back; what was put after it moves up, and an added case goes with all its facts. */
  function withdraw(id) {
    remember();
    const { after = null, kind } = verdicts.get(id);
    verdicts.delete(id);
    if (kind === "patient") for (const [other, verdict] of verdicts) if (verdict.case === id) verdicts.delete(other);
    for (const [other, verdict] of verdicts) if (verdict.after === id) verdicts.set(other, { ...verdict, after });
    if (selected === id) selected = after || null;
    changed("facts", id);
  }

  function clear(id) {
    if (own(id) === "added") withdraw(id);
    else if (own(id)) judge(id, null);
  }

  function dismiss(id) {
    remember();
    if (!dismissed.delete(id)) dismissed.add(id);
    changed("verdict", id);
  }

  function note(id, text) {
    const verdict = verdicts.get(id);
    if (!verdict || (verdict.note || "") === text) return;
    remember();
    verdicts.set(id, { ...verdict, note: text || undefined });
    changed("note", id);
  }

  function undo() {
    const last = past.pop();
    if (!last) return null;
    ({ verdicts, dismissed, selected } = last);
    changed("facts", selected);
    return selected;
  }

  function select(id) {
    if (id === selected) return;
    const before = selected;
    selected = id;
    keep();
    tell("selection", before);
  }

  function take(found, isNew) {
    if (isNew) remember();
    for (const [id, verdict] of found.verdicts) {
      if (Shape.isVerdict(verdict) && (verdict.verdict === "added" || drafts.has(id))) verdicts.set(id, verdict);
    }
    for (const id of found.dismissed) if (drafts.has(id)) dismissed.add(id);
    by = found.by || by;
    if (isNew) changed("facts", selected);
  }

  /** Take up what another window of this browser has kept. */
  function adopt(found) {
    if (!found || Form.isOpen) return;
    verdicts = new Map();
    dismissed = new Set();
    take(found, false);
    isDownloaded = Boolean(found.isDownloaded);
    tell("facts", selected);
  }

  function counts() {
    const found = { total: 0, open: 0, accepted: 0, corrected: 0, rejected: 0, added: 0 };
    for (const id of new Set([...drafts.keys(), ...verdicts.keys()])) {
      if (fact(id).kind === "mention") continue;
      found.total += 1;
      found[judged(id)] += 1;
    }
    return found;
  }

  function start() {
    draftAll();
    const found = Keep.load();
    if (found) {
      take(found, false);
      isDownloaded = Boolean(found.isDownloaded);
      selected = fact(found.selected) ? found.selected : null;
    }
    Keep.watch(adopt);
  }

  return {
    start, on, fact, said, judged, kept, groups, eventsOf, accept, reject, judge, clear, dismiss, note, undo, select, take, counts,
    has: (id) => Boolean(fact(id)), verdictOf: (id) => verdicts.get(id),
    downloaded: () => { isDownloaded = true; keep(); tell("saved"); },
    setBy: (name) => { by = name; if (verdicts.size) isDownloaded = false; keep(); tell("saved"); },
    get selected() { return selected; }, get by() { return by; }, get isDownloaded() { return isDownloaded; },
    get canUndo() { return past.length > 0; }, get verdicts() { return verdicts; }, get dismissed() { return dismissed; },
  };
})();
