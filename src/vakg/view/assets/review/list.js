/* The facts in groups, as the filter lets them through. */
const List = (() => {
  const { el, byId } = Dom;
  let shown = [];

  function draw() {
    const groups = State.groups().map((group) => ({ ...group, seen: group.ids.filter(Filter.lets) })).filter((group) => group.seen.length);
    shown = groups.flatMap((group) => group.seen);
    byId("list").replaceChildren(...groups.map(section));
    if (!shown.length) byId("list").append(el("p", { class: "empty" }, "No fact fits the filter. ", el("button", { type: "button", class: "link", onclick: Filter.clear }, "Show all")));
    Filter.tell(shown.length);
    rove();
  }

  function section(group) {
    const made = el("section", { class: "group", "data-group": group.key }, el("h2", { class: "group-title" }, group.title, " ", el("small", {})),
      el("ol", { class: "cards" }, group.seen.map(Card.make)));
    made.ids = group.ids;
    count(made);
    return made;
  }

  function count(made) {
    const done = made.ids.filter((id) => State.judged(id) !== "open").length;
    made.querySelector("small").textContent = `${done} of ${made.ids.length}`;
  }

  /** Make anew the cards that changed; those that the filter no longer lets through go. */
  function refresh() {
    const hasFocus = byId("list").contains(document.activeElement);
    for (const card of byId("list").querySelectorAll(".fact")) {
      if (!Filter.lets(card.fact) && card.fact !== State.selected) remove(card);
      else if (card.signature !== Card.signature(card.fact) && !Form.isAt(card.fact)) card.replaceWith(Card.make(card.fact));
    }
    for (const made of byId("list").querySelectorAll(".group")) count(made);
    Filter.tell(shown.length);
    rove();
    if (hasFocus && !byId("list").contains(document.activeElement)) focus();
  }

  function remove(card) {
    shown = shown.filter((id) => id !== card.fact);
    const group = card.closest(".group");
    card.remove();
    if (!group.querySelector(".fact")) group.remove();
  }

  /** One card takes part in the order of the Tab key: the selected, else the first. */
  function rove() {
    if (byId("list").querySelector('article[tabindex="0"]')) return;
    const first = byId("list").querySelector(".fact > article");
    if (first) first.tabIndex = 0;
  }

  function cardOf(id) {
    return id ? byId(Card.idOf(id)) : null;
  }

  function focus() {
    const card = cardOf(State.selected);
    if (card) card.querySelector("article").focus({ preventScroll: true });
  }

  /** Bring a fact's card into view, whatever the filter says, and give it the keyboard. */
  function reveal(id) {
    if (!id) return;
    if (!cardOf(id)) Filter.clear();
    const card = cardOf(id);
    if (!card) return;
    card.scrollIntoView({ block: "nearest" });
    if (!document.activeElement.closest("form, dialog")) focus();
  }

  /** Find the next fact in the list, or the next that is not judged. */
  function next(step, isOpenOnly) {
    const at = shown.indexOf(State.selected);
    if (at < 0 && !isOpenOnly) return shown[step > 0 ? 0 : shown.length - 1] || null;
    for (let i = at + step; i >= 0 && i < shown.length; i += step) {
      if (!isOpenOnly || (State.judged(shown[i]) === "open" && State.fact(shown[i]).kind !== "mention")) return shown[i];
    }
    return null;
  }

  function start() {
    draw();
    State.on((what) => {
      if (what === "facts") draw();
      else if (what !== "saved" && what !== "note") refresh();
    });
  }

  return { start, draw, refresh, reveal, focus, next, cardOf };
})();
