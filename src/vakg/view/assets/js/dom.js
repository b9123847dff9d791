/* Elements made from data. Text goes in as text, never as markup. */
const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** Make an element: attributes, then children that are elements or text. */
  function el(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  function svg(name, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
  }

  function fill(made, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? "" : String(value));
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return made;
  }

  function replace(parent, ...children) {
    parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  }

  function byId(id) {
    return document.getElementById(id);
  }

  const SHAPES = {
    dot: () => svg("circle", { cx: 10, cy: 10, r: 7 }),
    square: () => svg("rect", { x: 3.5, y: 3.5, width: 13, height: 13, rx: 1 }),
    diamond: () => svg("path", { d: "M10 1.5 18.5 10 10 18.5 1.5 10Z" }),
    triangle: () => svg("path", { d: "M10 2 18.5 17H1.5Z" }),
    triangleDown: () => svg("path", { d: "M1.5 3H18.5L10 18Z" }),
    hexagon: () => svg("path", { d: "M5.5 2.5H14.5L19 10 14.5 17.5H5.5L1 10Z" }),
    star: () => svg("path", { d: "M10 1 12.6 7 19 7.4 14 11.6 15.7 18 10 14.4 4.3 18 6 11.6 1 7.4 7.4 7Z" }),
  };

  /** Draw the sign of a family, as the picture does. */
  function glyph(family, status = "present") {
    const known = Data.families[family] || { shape: "dot", letter: "", colour: 4 };
    const shape = (SHAPES[known.shape] || SHAPES.dot)();
    const letter = svg("text", { x: 10, y: known.shape === "triangle" ? 15 : 13.4, "text-anchor": "middle" }, known.letter);
    const strike = status === "absent" ? svg("path", { class: "strike", d: "M2 18 18 2" }) : null;
    return svg("svg", { class: `glyph c${known.colour} s-${status}`, viewBox: "0 0 20 20", "aria-hidden": "true" }, shape, letter, strike);
  }

  /** Draw the sign of a status: solid, dashed, struck through, dotted. */
  function statusSign(status) {
    const strike = status === "absent" ? svg("path", { class: "strike", d: "M2 18 18 2" }) : null;
    return svg("svg", { class: `glyph c9 s-${status}`, viewBox: "0 0 20 20", "aria-hidden": "true" },
      svg("circle", { cx: 10, cy: 10, r: 7 }), strike);
  }

  /** Draw a line as the picture draws edges of a kind. */
  function lineSign(kind) {
    const key = kind.replace(/ /g, "-");
    return svg("svg", { class: `line l-${key}`, viewBox: "0 0 28 12", "aria-hidden": "true" },
      svg("path", { d: "M1 6H21" }), svg("path", { class: "head", d: "M20 2 27 6 20 10Z" }));
  }

  /** Draw a line dashed as the picture dashes it. */
  function dashSign(dash) {
    return svg("svg", { class: "line", viewBox: "0 0 28 12", "aria-hidden": "true" },
      svg("path", { d: "M1 6H27", "stroke-dasharray": dash ? dash.map((one) => one / 1.4).join(" ") : null }));
  }

  /** Draw the sign of an entry: a line for what is drawn as one. */
  function sign(entry) {
    if (entry.kind === "causal_link") return lineSign("causes");
    if (entry.kind === "connection") return lineSign("flows");
    return glyph(entry.family, entry.status || "present");
  }

  function badge(text, kind) {
    return el("span", { class: `badge b-${kind}` }, text);
  }

  return { el, svg, replace, byId, glyph, sign, statusSign, lineSign, dashSign, badge };
})();
