/* The picture as a drawing of its own, with title and description, that any program can open. */
const Drawing = (() => {
  const ROW = 15;
  const SHAPES = {
    dot: (r) => `<circle r="${r}"/>`, square: (r) => `<rect x="${-r}" y="${-r}" width="${2 * r}" height="${2 * r}"/>`,
    diamond: (r) => `<path d="M0 ${-r} ${r} 0 0 ${r} ${-r} 0Z"/>`, triangle: (r) => `<path d="M0 ${-r} ${r} ${r}H${-r}Z"/>`,
    triangleDown: (r) => `<path d="M${-r} ${-r}H${r}L0 ${r}Z"/>`, hexagon: (r) => `<path d="M${-r / 2} ${-r}H${r / 2}L${r} 0 ${r / 2} ${r}H${-r / 2}L${-r} 0Z"/>`,
    star: (r) => `<path d="M0 ${-r} ${r * 0.3} ${-r * 0.35} ${r} ${-r * 0.3} ${r * 0.45} ${r * 0.2} ${r * 0.65} ${r} 0 ${r * 0.5} ${-r * 0.65} ${r} ${-r * 0.45} ${r * 0.2} ${-r} ${-r * 0.3} ${-r * 0.3} ${-r * 0.35}Z"/>`,
  };

  function safe(text) {
    // Signs that XML cannot hold are left out.
    // eslint-disable-next-line no-control-regex
    return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function wrap(title, note, width, height, body) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="Arial, sans-serif" font-size="13">`
      + `<title id="t">${safe(title)}</title><desc id="d">${safe(note)}</desc><rect width="${width}" height="${height}" fill="${Palette.get("card")}"/>${body}`
      + `<text x="8" y="${height - 8}" font-size="11" fill="${Palette.get("muted")}">${safe(note)}</text></svg>`;
  }

  function line(edge, places) {
    const style = Palette.edge(edge);
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    if (!a || !b) return "";
    const dash = style.dashes ? ` stroke-dasharray="${style.dashes.join(" ")}"` : "";
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const short = (at, size) => ({ x: b.x + ((a.x - b.x) / length) * size * at, y: b.y + ((a.y - b.y) / length) * size * at });
    const tip = short(1, 15);
    const turn = Math.atan2(b.y - a.y, b.x - a.x) * (180 / Math.PI);
    const head = style.arrows.to.enabled ? `<path d="M0 0L-9 -4V4Z" transform="translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${turn.toFixed(1)})" fill="${style.colour}"/>` : "";
    const label = style.label && style.label !== " " ? `<text x="${((a.x + b.x) / 2).toFixed(1)}" y="${((a.y + b.y) / 2 - 3).toFixed(1)}" text-anchor="middle" font-size="11" fill="${Palette.get("muted")}">${safe(style.label)}</text>` : "";
    return `<path d="M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${tip.x.toFixed(1)} ${tip.y.toFixed(1)}" fill="none" stroke="${style.colour}" stroke-width="${style.width}"${dash}/>${head}${label}`;
  }

  function mark(node, place) {
    const sign = Palette.sign(node);
    const dash = node.shapeProperties && node.shapeProperties.borderDashes;
    const shape = (SHAPES[node.shape] || SHAPES.dot)(node.size);
    const strike = node.status === "absent" ? `<path d="M${-node.size} ${node.size}L${node.size} ${-node.size}" stroke="${Palette.get("ink")}" stroke-width="2"/>` : "";
    const rows = (node.label || "").trim().split("\n").map((text, row) => `<text y="${node.size + ROW * (row + 1)}" text-anchor="middle" fill="${Palette.get("ink")}">${safe(text)}</text>`);
    return `<g transform="translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})"><g fill="${sign.fill}" stroke="${sign.border}" stroke-width="2"${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}>${shape}</g>${strike}`
      + `<text text-anchor="middle" y="4" font-size="11" font-weight="700" fill="${sign.letter}">${safe(node.letter)}</text>${rows.join("")}</g>`;
  }

  function columns(picture, left, height) {
    return picture.columns.filter((one) => one.label).map((one) =>
      `<text x="${((one.start + one.end) / 2 - left).toFixed(1)}" y="18" text-anchor="middle" font-size="11" fill="${Palette.get("muted")}">${safe(one.label)}</text><path d="M${(one.start - left).toFixed(1)} 24V${height}" stroke="${Palette.get("line")}"/>`).join("");
  }

  function ofPicture(picture, title, note) {
    const nodes = picture.nodes.filter((node) => node.entries.some((number) => State.lets(Data.entries[number])));
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    const left = Math.min(0, ...xs) - 90;
    const top = Math.min(...ys) - 60;
    const width = Math.ceil(Math.max(...xs) - left + 90);
    const height = Math.ceil(Math.max(...ys) - top + 110);
    const places = new Map(nodes.map((node) => [node.id, { x: node.x - left, y: node.y - top }]));
    const lines = picture.edges.filter((edge) => !State.now.off.edge.has(edge.kind)).map((edge) => line(edge, places));
    return wrap(title, note, width, height, columns(picture, left, height - 30) + lines.join("") + nodes.map((node) => mark(node, places.get(node.id))).join(""));
  }

  /** Carry the styles of the page over into a copy, since a file of its own has no style sheet. */
  function inline(original) {
    const copy = original.cloneNode(true);
    const pairs = [[original, copy]];
    while (pairs.length) {
      const [from, to] = pairs.pop();
      const style = getComputedStyle(from);
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight"]) to.setAttribute(name, style.getPropertyValue(name));
      [...from.children].forEach((child, place) => pairs.push([child, to.children[place]]));
    }
    return copy;
  }

  function short(text) {
    return text.length > 46 ? `${text.slice(0, 45)}…` : text;
  }

  function ofTimeline(title, note) {
    const [head, body] = document.querySelectorAll("#timeline .axis");
    const above = Number(head.getAttribute("height"));
    const parts = [head, body].map((one, place) => {
      const copy = inline(one);
      copy.setAttribute("x", "300");
      copy.setAttribute("y", String(place * above));
      return new XMLSerializer().serializeToString(copy);
    });
    const labels = [...document.querySelectorAll("#timeline li .row-link")].map((one, row) =>
      `<text x="8" y="${above + 28 * row + 18}" fill="${Palette.get("ink")}">${safe(short(one.textContent))}</text>`);
    return wrap(title, note, Number(body.getAttribute("width")) + 310, above + Number(body.getAttribute("height")) + 30, labels.join("") + parts.join(""));
  }

  function standalone(note) {
    const title = `${Data.titleOf(State.view)} – vakg explorer`;
    return State.picture.timeline ? ofTimeline(title, note) : ofPicture(State.picture, title, note);
  }

  return { standalone };
})();
