/* Colours and line styles of the picture, taken from the style sheet so that both themes have one source. */
const Palette = (() => {
  const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
  let colours = {};

  function read() {
    const style = getComputedStyle(document.documentElement);
    const names = ["ink", "muted", "line", "card", "accent", "lane", "zero"];
    for (let number = 1; number <= 10; number += 1) names.push(`c${number}`);
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  function channels(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  }

  function mix(one, other, share) {
    const a = channels(one);
    const b = channels(other);
    return `#${a.map((value, i) => Math.round(value * share + b[i] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
  }

  function isLight(hex) {
    const [r, g, b] = channels(hex);
    return 0.299 * r + 0.587 * g + 0.114 * b > 150;
  }

  /** Give fill, border and letter of a sign: solid when present, tinted when possible, hollow when not. */
  function sign(node) {
    const own = colours[`c${node.colour}`];
    if (node.status === "present") {
      return { fill: own, border: mix(own, colours.ink, 0.72), letter: isLight(own) ? "#10151b" : "#ffffff" };
    }
    const share = node.status === "possible" ? 0.2 : node.status === "absent" ? 0 : 0.1;
    return { fill: mix(own, colours.card, share), border: mix(own, colours.ink, 0.75), letter: colours.ink };
  }

  const EDGES = {
    causes: { colour: "ink", width: 2.2, arrow: "arrow" },
    treats: { colour: "c3", width: 1.6, arrow: "bar", dashes: [5, 3] },
    "part of": { colour: "muted", width: 1, arrow: "circle" },
    conflicts: { colour: "c6", width: 1.6, dashes: [1, 4], label: "≠" },
    then: { colour: "muted", width: 0.8, arrow: "vee", dashes: [1, 5] },
    contradicts: { colour: "c6", width: 1.8, label: "≠" },
    agrees: { colour: "c1", width: 1.2 },
    flows: { colour: "c1", width: 1.8, arrow: "arrow" },
    between: { colour: "c6", width: 1.2, dashes: [1, 4] },
    names: { colour: "muted", width: 1 },
    narrows: { colour: "muted", width: 1, arrow: "vee", dashes: [1, 4] },
  };

  /** Give what vis-network needs to draw an edge of a kind. */
  function edge(one) {
    const style = EDGES[one.kind] || EDGES.then;
    const end = { enabled: Boolean(style.arrow), type: style.arrow, scaleFactor: style.arrow === "circle" ? 0.35 : 0.6 };
    return {
      width: style.width,
      dashes: style.dashes || one.dashes || false,
      label: one.label || style.label || "",
      arrows: { to: end, from: { ...end, enabled: Boolean(one.bothWays) } },
      font: { size: 12, color: colours.muted, strokeWidth: 5, strokeColor: colours.card, align: "horizontal", face: FONT },
      colour: colours[style.colour],
    };
  }

  return { FONT, read, sign, edge, get: (name) => colours[name] };
})();
