/* Heading, modes and the story line of a case. */
const Story = (() => {
  const { el, byId, replace } = Dom;

  function part(one) {
    const words = el("button", { type: "button", class: "story-part", "data-entry": one.entry, onclick: () => {
      State.select(one.entry);
      Panel.focus(words);
    } }, one.text);
    const sign = one.sign && one.sign !== ";" ? el("span", { class: "sign" }, one.sign) : null;
    return [sign, words].filter(Boolean);
  }

  /** Make one card a heading; lines under one heading share a card. */
  function card(heading, lines) {
    const isList = lines.some((line) => line.parts.some((one) => one.sign === ";"));
    const isChain = lines.some((line) => line.parts.some((one) => one.sign && one.sign !== ";"));
    const kind = isList ? "list" : isChain ? "chain" : "said";
    const body = lines.flatMap((line) => isList
      ? line.parts.map((one) => el("p", {}, part(one)))
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
    byId("crumb").textContent = document ? document.title : "";
    byId("title").textContent = Data.titleOf(view);
    window.document.title = `${Data.titleOf(view)} – vakg explorer`;
  }

  function drawModes() {
    const pictures = State.view.pictures;
    replace(byId("modes"), pictures.length < 2 ? [] : pictures.map((picture, index) =>
      el("button", { type: "button", "data-picture": picture.id, "aria-pressed": index === State.now.picture ? "true" : "false", onclick: () => State.choosePicture(index) },
        picture.label, el("small", {}, String(picture.nodes.length)))));
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
