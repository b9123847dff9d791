/* Quotes, each highlighted where it stands in its document. */
const Quotes = (() => {
  const { el } = Dom;
  const CONTEXT = 220;
  const ROLES = { own: "the authors’ own finding", background: "background", review: "review of the literature", caption: "figure or table" };

  /** Give the stretch around a quote, cut at words, and what was left out on either side. */
  function stretch(name, paragraph, start, end) {
    const cut = (from, to) => ({ from, to });
    const isGap = (at) => /\s/.test(Data.words(name, at, at + 1));
    let low = Math.max(paragraph.start, start - CONTEXT);
    let high = Math.min(paragraph.end, end + CONTEXT);
    while (low > paragraph.start && !isGap(low - 1)) low -= 1;
    while (high < paragraph.end && !isGap(high)) high += 1;
    return { before: cut(low, start), after: cut(end, high), hiddenBefore: cut(paragraph.start, low), hiddenAfter: cut(high, paragraph.end) };
  }

  function paragraph(name, part, start, end) {
    const from = Math.max(part.start, start);
    const to = Math.min(part.end, end);
    const near = stretch(name, part, from, to);
    const text = ({ from: a, to: b }) => Data.words(name, a, b);
    const elided = (span) => (span.to > span.from
      ? [el("span", { class: "dots" }, "…"), el("span", { class: "elided", hidden: true }, text(span))] : []);
    return el("p", { class: "paragraph" },
      elided(near.hiddenBefore), text(near.before), el("mark", {}, Data.words(name, from, to)), text(near.after), elided(near.hiddenAfter));
  }

  function expander(figure) {
    if (!figure.querySelector(".elided")) return null;
    const button = el("button", { type: "button", class: "link", onclick: () => {
      for (const hidden of figure.querySelectorAll(".elided")) hidden.hidden = false;
      for (const dots of figure.querySelectorAll(".dots")) dots.remove();
      button.remove();
    } }, "Show the whole paragraph");
    return button;
  }

  /** Make the figure of one quote. */
  function figure(entry, [start, end, section, role]) {
    const name = entry.doc;
    const parts = Data.paragraphsOf(name, start, end);
    const about = [section, ROLES[role] || role, `characters ${start}–${end}`].filter(Boolean).join(" · ");
    const made = el("figure", { class: "quote", "data-start": start, "data-end": end },
      parts.length ? parts.map((part) => paragraph(name, part, start, end)) : el("p", { class: "note" }, "This page does not carry the words of this document; the place is given below."),
      el("figcaption", {}, about));
    const more = expander(made);
    if (more) made.append(more);
    return made;
  }

  return { figure };
})();
