/* Heading, modes and the story line of a case. */
const Story = (() => {
  const { el, byId, replace, badge } = Dom;

  function part(one) {
    const words = el("a", { href: "#panel", role: "button", class: "story-part", "data-entry": one.entry, onclick: (event) => {
      event.preventDefault();
      State.select(one.entry);
      Panel.focus(words);
    } }, one.text);
    // The spaces let lines break between parts.
    if (!one.sign || one.sign === ";") return [words];
    return [one.sign.startsWith(",") ? null : " ", el("span", { class: "sign" }, one.sign), " ", words];
  }

  /** Make one card a heading; lines under one heading share a card. */
  function card(heading, lines) {
    const isList = lines.some((line) => line.parts.some((one) => one.sign === ";"));
    const isChain = lines.some((line) => line.parts.some((one) => one.sign && one.sign !== ";"));
    const kind = isList ? "list" : isChain ? "chain" : "said";
    const body = lines.flatMap((line) => isList
      ? line.parts.map((one) => [el("p", {}, part(one)), " "])
      : isChain ? el("p", {}, line.parts.map(part)) : line.parts.map((one) => el("p", {}, part(one))));
    return el("div", { class: `card ${kind}` }, el("h2", {}, heading), body);
  }

  function draw() {
    const groups = new Map();
    for (const line of State.view.story) {
      if (!groups.has(line.heading)) groups.set(line.heading, []);
      groups.get(line.heading).push(line);
    }
    replace(byId("story"), [...groups].map(([heading, lines]) => card(heading, lines)));
    byId("story").hidden = !groups.size;
  }

  function drawHead() {
    const view = State.view;
    const document = Data.documents.get(view.document);
    const machine = view.entries.filter((number) => Data.entries[number].review === "machine").length;
    const unchecked = machine ? badge(`${machine === view.entries.length ? "all" : machine} read by machine, not checked by a person`, "machine") : null;
    replace(byId("crumb"), document ? document.title : "", machine ? " " : "", unchecked);
    byId("title").textContent = Data.titleOf(view);
    window.document.title = `${Data.titleOf(view)} – vakg explorer`;
  }

  function drawModes() {
    const pictures = State.view.pictures;
    const held = byId("modes").contains(document.activeElement) ? document.activeElement.dataset.picture : null;
    byId("modes").hidden = pictures.length < 2;
    replace(byId("modes"), pictures.length < 2 ? [] : pictures.map((picture, index) =>
      el("button", { type: "button", "data-picture": picture.id, "aria-pressed": index === State.now.picture && !State.now.ego ? "true" : "false", onclick: () => State.choosePicture(index) },
        picture.label, picture.nodes.length ? el("small", {}, String(picture.nodes.length)) : null)));
    const same = held && byId("modes").querySelector(`[data-picture="${held}"]`);
    if (same) same.focus();
  }

  function start() {
    State.on((what) => {
      if (what === "view") {
        drawHead();
        draw();
      }
      if (what === "view" || what === "picture") drawModes();
    });
  }

  return { start };
})();
