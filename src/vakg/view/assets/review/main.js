/* Start: the line at the top, the keys, the help. */
const Actions = (() => {
  /** Go to a fact and show its words. */
  function go(id) {
    if (!id) return;
    State.select(id);
    List.reveal(id);
    Reading.show(id);
  }

  function step(by) {
    go(List.next(by, false));
  }

  function told(id, verdict) {
    const { total, open } = State.counts();
    Say.tell(`${verdict}: ${Wording.name(id)}. ${total - open} of ${total} judged.`);
  }

  function judge(act, verdict) {
    const id = State.selected;
    if (!id || Form.isOpen) return;
    const following = List.next(1, true);
    act(id);
    told(id, verdict);
    if (following && State.judged(id) !== "open") go(following);
    else List.reveal(State.selected);
  }

  function isMention() {
    return State.selected && State.fact(State.selected) && State.fact(State.selected).kind === "mention";
  }

  function accept() {
    if (!isMention()) judge(State.accept, "Accepted");
  }

  function reject() {
    if (isMention()) {
      const [id, following] = [State.selected, List.next(1, false)];
      State.dismiss(id);
      go(following || id);
    } else judge(State.reject, "Rejected");
  }

  function clear() {
    if (State.selected && !Form.isOpen) State.clear(State.selected);
  }

  function edit() {
    if (isMention()) add();
    else if (State.selected) Form.edit(State.selected);
  }

  /** Begin a new fact: of marked words, of a mention, or by marking words in the text. */
  function add() {
    if (Form.isOpen) return;
    if (Marking.quotes().length) Marking.done();
    else if (isMention()) addMention(State.selected);
    else {
      const spans = State.selected ? Reading.spansOf(State.selected) : [];
      Marking.begin(spans.length ? spans[0][0] : null);
    }
  }

  /** Make a fact of a mention: its class, and the sentence it stands in as the quote. */
  function addMention(id) {
    const { start, end, curie } = State.said(id);
    const [from, to] = Data.document.sentences.find(([a, b]) => a <= start && end <= b) || [start, end];
    Form.add({ type: curie, mention: id, evidence: [{ quote: Offsets.words(from, to), at: [from, to] }] });
  }

  function undo() {
    if (Form.isOpen) return;
    const id = State.undo();
    if (id) go(id);
    Say.tell("Undone.");
  }

  return { go, step, accept, reject, clear, edit, add, undo };
})();

(() => {
  const { el, byId, replace } = Dom;
  const KEYS = [
    ["j / k", "next, previous fact"], ["a", "accept"], ["r", "reject"], ["e", "correct"], ["c", "take a verdict back"], ["u", "undo"],
    ["n", "new fact: of the marked words, or by marking words in the text"], ["← → ↑ ↓", "in the text: from word to word, sentence to sentence; with Shift they mark, Enter goes on"],
    ["/", "find a fact"], ["Ctrl Enter", "save the form"], ["Esc", "close, cancel"], ["?", "this help"],
  ];
  const ACTS = {
    j: () => Actions.step(1), k: () => Actions.step(-1), a: Actions.accept, r: Actions.reject, e: Actions.edit, c: Actions.clear,
    n: Actions.add, u: Actions.undo, "/": () => { Turn.to("facts"); byId("filter-words").focus(); byId("filter-words").select(); }, "?": () => byId("help").showModal(),
  };

  function drawHelp() {
    replace(byId("help"),
      el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("help").close() }, "×"),
      el("h2", { id: "help-title" }, "How to review"),
      el("p", {}, "Each fact on the right was read by a machine from the words it names, which are marked on the left. Accept what the words say, reject what they do not, correct what is nearly right, add what is missing. What you do not judge is never called reviewed."),
      el("h3", {}, "Keys"),
      el("dl", { class: "keys" }, KEYS.map(([key, says]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, says)])),
      el("h3", {}, "Nothing is sent"),
      el("p", {}, Keep.works
        ? "Verdicts are kept in this browser while you work. Download takes them to a file, and Load brings a file back."
        : "This browser keeps nothing for a page opened from disk. Download your verdicts before you close it; Load brings a file back."),
      el("p", {}, "Then: ", el("code", {}, `vakg review DRAFT --apply ${Data.document.name}.verdicts.json`)));
  }

  function drawBar() {
    const { total, open, accepted, corrected, added, rejected } = State.counts();
    const conflicts = State.groups().flatMap((group) => group.ids).filter((id) => (Wording.trouble(id) || {}).kind === "conflict").length;
    replace(byId("count"), el("strong", {}, `${total - open} of ${total}`), " judged",
      el("span", { class: "tally" }, [[accepted, "accepted"], [corrected, "corrected"], [added, "added"], [rejected, "rejected"]].filter(([number]) => number).map(([number, word]) => ` · ${number} ${word}`).join("")),
      conflicts ? el("button", { type: "button", class: "link settle", onclick: () => Filter.set("judged", "conflict") }, `${conflicts} to settle`) : null);
    byId("meter").max = Math.max(total, 1);
    byId("meter").value = total - open;
    byId("undo").disabled = !State.canUndo;
    byId("download").classList.toggle("unsaved", !State.isDownloaded);
    byId("download").title = State.isDownloaded ? "All verdicts are downloaded" : "There are verdicts that are not downloaded";
  }

  function onEscape() {
    if (byId("help").open) return;
    if (Marking.isOn) {
      Marking.drop();
      if (!Form.isOpen) { Turn.to("facts"); List.focus(); }
    } else if (Form.isOpen) Form.close();
    else if (document.activeElement.matches("input")) List.focus();
    else Say.banner("");
  }

  function onKey(event) {
    if (event.key === "Escape") {
      onEscape();
      return;
    }
    const typing = event.target.closest && event.target.closest("input, textarea, select, dialog, form");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !ACTS[event.key]) return;
    if (Form.isOpen && event.key !== "?") return;
    event.preventDefault();
    ACTS[event.key]();
  }

  function warn(event) {
    if ((State.isDownloaded || !State.verdicts.size) && !Form.isTouched) return;
    event.preventDefault();
    event.returnValue = "";
  }

  function begin() {
    byId("app").hidden = false;
    byId("title").textContent = Data.document.title;
    byId("source").textContent = Data.document.source;
    State.start();
    for (const part of [Filter, Reading, List, Marking, Files, Turn]) part.start();
    byId("by").value = State.by;
    byId("by").addEventListener("change", () => State.setBy(byId("by").value.trim()));
    byId("undo").addEventListener("click", Actions.undo);
    byId("help-open").addEventListener("click", () => byId("help").showModal());
    document.addEventListener("keydown", onKey);
    window.addEventListener("beforeunload", warn);
    State.on(drawBar);
    drawHelp();
    drawBar();
    if (!Keep.works) Say.banner("This browser keeps nothing for a page opened from disk: download your verdicts before you close it.", true);
    if (State.selected) Actions.go(State.selected);
    SearchIndex.build();
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  window.review = { Data, State, Files, Form, Marking, Reading, ClassBox };
  begin();
})();
