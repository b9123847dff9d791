/* Marking words in the text, with the mouse or from word to word with the keyboard. */
const Marking = (() => {
  const { el, byId, replace } = Dom;
  const { text } = Data.document;
  const words = [...text.matchAll(/\S+/g)].map(wordOf).filter(([start, end]) => end > start);
  const sentences = Data.document.sentences.map(([start]) => Offsets.toUnits(start));
  const isPaintable = "highlights" in CSS && typeof Highlight === "function";
  let marked = null;
  let anchor = 0;
  let cursor = 0;
  let purpose = null;

  /** Leave out the signs around a word. */
  function wordOf(match) {
    const [, before, after] = match[0].match(/^([([“"'‘]*)[^]*?([)\]”"'’.,;:]*)$/u);
    return [match.index + before.length, match.index + match[0].length - after.length];
  }

  function wordAt(unit) {
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle][1] <= unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Mark from word to word in the browser's own selection, so that all sorts of readers hear of it. */
  function choose() {
    const [first, last] = anchor <= cursor ? [anchor, cursor] : [cursor, anchor];
    mark(words[first][0], words[last][1]);
    const [from, to] = [Reading.placeOf(marked[0], false), Reading.placeOf(marked[1], true)];
    window.getSelection().setBaseAndExtent(...from, ...to);
    scrollTo(words[cursor][0]);
  }

  function scrollTo(unit) {
    const [node] = Reading.placeOf(unit, false);
    const range = document.createRange();
    range.selectNodeContents(node);
    if (byId("text").scrollHeight <= byId("text").clientHeight + 1) {
      // On a narrow screen the page scrolls, not the text; a stretch too long to be centred is shown from its first line.
      const seen = range.getBoundingClientRect();
      if (seen.top < 60 || seen.top > window.innerHeight - 220) window.scrollBy({ top: seen.top - window.innerHeight / 3 });
      return;
    }
    const pane = byId("text").getBoundingClientRect();
    const box = range.getBoundingClientRect();
    if (box.top < pane.top + 30 || box.bottom > pane.bottom - 90) byId("text").scrollBy({ top: box.top - pane.top - pane.height / 3 });
  }

  function mark(start, end) {
    marked = [start, end];
    drawBar();
  }

  /** Give the marked words as quotes, one a paragraph. */
  function quotes() {
    if (!marked) return [];
    return Reading.paragraphs()
      .map(([start, end]) => trim(Math.max(start, marked[0]), Math.min(end, marked[1])))
      .filter(([start, end]) => end - start > 1)
      .map(([start, end]) => ({ quote: text.slice(start, end), at: [Offsets.toPoints(start), Offsets.toPoints(end)] }));
  }

  function trim(start, end) {
    if (end <= start) return [start, start];
    const part = text.slice(start, end);
    return [start + part.length - part.trimStart().length, end - (part.length - part.trimEnd().length)];
  }

  function drawBar() {
    const bar = byId("marked");
    bar.hidden = !marked;
    paint();
    if (!marked) return;
    const said = quotes().map((one) => one.quote).join(" … ");
    replace(bar,
      el("p", {}, el("span", { class: "marked-words" }, `“${said}”`)),
      el("div", { class: "marked-tools" },
        el("button", { type: "button", class: "tool primary", onclick: done }, purpose ? "Add as quote" : "New fact", el("kbd", {}, purpose ? "Enter" : "n")),
        el("button", { type: "button", class: "tool", onclick: drop }, "Cancel", el("kbd", {}, "Esc"))));
  }

  /** Keep the marked words visible while the keyboard is in a form. */
  function paint() {
    if (!isPaintable) return;
    if (!marked) {
      CSS.highlights.delete("marked");
      return;
    }
    const range = document.createRange();
    range.setStart(...Reading.placeOf(marked[0], false));
    range.setEnd(...Reading.placeOf(marked[1], true));
    CSS.highlights.set("marked", new Highlight(range));
  }

  function drop() {
    const back = purpose;
    marked = null;
    purpose = null;
    drawBar();
    if (byId("text").contains(document.activeElement) || byId("marked").contains(document.activeElement)) window.getSelection().removeAllRanges();
    if (back) back([]);
  }

  /** Hand the marked words on: to the form that asked for them, or to a new fact. */
  function done() {
    const found = quotes();
    if (!found.length) return;
    const ask = purpose;
    purpose = null;
    marked = null;
    drawBar();
    if (ask) ask(found);
    else Form.add({ evidence: found });
  }

  /** Put the keyboard into the text, beginning at a place; `then` gets the quotes, if any. */
  function begin(unit, then) {
    purpose = then || null;
    Turn.to("text");
    byId("text").focus({ preventScroll: true });
    anchor = wordAt(unit === null ? Offsets.toUnits(firstInView()) : unit);
    cursor = anchor;
    choose();
    Say.tell("Mark words with Shift and the arrows, then Enter.");
  }

  function firstInView() {
    const top = byId("text").getBoundingClientRect().top;
    const seen = [...byId("text").children].find((one) => one.getBoundingClientRect().bottom > top + 60);
    const at = seen && Reading.offsetOf(seen, 0);
    return at === null || at === undefined ? 0 : Offsets.toPoints(at);
  }

  function move(step, isLonger) {
    cursor = Math.min(Math.max(cursor + step, 0), words.length - 1);
    if (!isLonger) anchor = cursor;
    choose();
  }

  function moveSentence(step, isLonger) {
    const here = words[cursor][0];
    const next = step > 0 ? sentences.find((one) => one > here) : sentences.filter((one) => one < here).at(-1);
    if (next === undefined) return;
    // Longer by a sentence means to its end, which is the word before the next one.
    move(wordAt(next) - cursor - (isLonger && step > 0 ? 1 : 0) || step, isLonger);
  }

  const STEPS = { ArrowRight: [move, 1], ArrowLeft: [move, -1], ArrowDown: [moveSentence, 1], ArrowUp: [moveSentence, -1] };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (STEPS[event.key]) {
      const [go, step] = STEPS[event.key];
      go(step, event.shiftKey);
    } else if (event.key === "Enter") done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Take up what the mouse marked; a click that marks nothing takes it away. */
  function onSelection() {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || !byId("text").contains(chosen.anchorNode) || !byId("text").contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const [start, end] = [Reading.offsetOf(range.startContainer, range.startOffset), Reading.offsetOf(range.endContainer, range.endOffset)];
    if (start === null || end === null) return;
    if (chosen.isCollapsed) {
      cursor = anchor = wordAt(start);
      if (marked && document.activeElement === byId("text")) {
        marked = null;
        drawBar();
      }
      return;
    }
    if (marked && marked[0] === start && marked[1] === end) return;
    [anchor, cursor] = [wordAt(start), wordAt(Math.max(end - 1, start))];
    mark(start, end);
  }

  function start() {
    byId("text").addEventListener("keydown", onKey);
    document.addEventListener("selectionchange", onSelection);
    State.on((what) => what === "facts" && drawBar());
  }

  return { start, begin, done, drop, quotes, get isOn() { return Boolean(marked || purpose); } };
})();
