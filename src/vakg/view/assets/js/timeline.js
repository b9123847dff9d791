/* A case on an axis of time: day 0 is the index procedure; long gaps are folded; what has no date keeps its order. */
const Timeline = (() => {
  const { el, svg, byId, replace, sign } = Dom;
  const UNREAL = ["hypothetical", "conditional", "absent", "possible"];
  const [ROW, HEAD, LEAST, MOST_GAP, EDGE] = [28, 30, 34, 120, 40];

  function events() {
    const own = State.view.entries.map((number) => Data.entries[number]).filter((entry) => entry.kind === "event" && State.lets(entry));
    return own.map((entry, order) => ({ entry, order })).sort((a, b) => a.entry.day - b.entry.day || a.order - b.order).map(({ entry }) => entry);
  }

  /** Give the ends of an event on the axis: earliest and latest begin, then earliest and latest end. */
  function ends(entry) {
    return entry.span || [null, null, null, null];
  }

  const isNumber = (value) => value !== null && value !== undefined;

  /** Place the days that the case names; between two that lie far apart the axis is folded. */
  function axis(shown, width) {
    const days = [...new Set([0, ...shown.flatMap(ends).filter(isNumber)])].sort((a, b) => a - b);
    const gaps = days.slice(1).map((day, place) => day - days[place]);
    const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] || 1;
    const widths = gaps.map((gap) => Math.max(LEAST, Math.min(MOST_GAP, (gap / middle) * 56)));
    const natural = widths.reduce((sum, one) => sum + one, 0) + 2 * EDGE;
    const stretch = Math.max(1, (width - 2 * EDGE) / Math.max(1, natural - 2 * EDGE));
    const at = new Map([[days[0], EDGE]]);
    const folds = [];
    widths.forEach((one, place) => {
      const x = at.get(days[place]) + one * stretch;
      if ((gaps[place] / middle) * 56 > MOST_GAP) folds.push((at.get(days[place]) + x) / 2);
      at.set(days[place + 1], x);
    });
    return { days, at, folds, width: Math.max(width, natural) };
  }

  function say(day) {
    const size = Math.abs(day);
    const back = day < 0 ? " before" : "";
    const amount = (value, unit) => `${Number(value.toFixed(value < 10 ? 1 : 0))} ${unit}${back}`;
    if (day === 0) return "day 0";
    if (size < 1 / 24) return amount(size * 1440, "min");
    if (size < 1) return amount(size * 24, "h");
    if (size < 60) return day < 0 ? amount(size, "d") : `day ${Number(day.toFixed(1))}`;
    return size < 730.5 ? amount(size / 30.4375, "mo") : amount(size / 365.25, "y");
  }

  function ticks(scale, height) {
    const lines = scale.days.map((day) => svg("path", { class: day === 0 ? "tick zero" : "tick", d: `M${scale.at.get(day)} 0V${height}` }));
    return [...lines, ...scale.folds.map((x) => svg("path", { class: "fold long", d: `M${x} 0V${height}` }))];
  }

  /** Draw the days above the rows; day 0 is always told, others where there is room. */
  function head(scale) {
    let taken = -Infinity;
    const zero = scale.at.get(0);
    const texts = scale.days.map((day) => {
      const x = scale.at.get(day);
      if (day !== 0 && (x - taken < 52 || Math.abs(x - zero) < 40)) return null;
      taken = x;
      return svg("text", { class: day === 0 ? "tick zero" : "tick", x, y: HEAD - 11, "text-anchor": "middle" }, say(day));
    });
    const folds = scale.folds.map((x) => svg("path", { class: "fold", d: `M${x - 3} 6l6 5-6 5 6 5-6 5` }, svg("title", {}, "A long gap, folded")));
    return svg("svg", { class: "axis axis-head", width: scale.width, height: HEAD, "aria-hidden": "true" }, texts, folds);
  }

  /** Draw one event: a sign at its day, a band where only bounds are known, a bar as long as it lasted. */
  function mark(entry, row, scale) {
    const y = ROW * row + ROW / 2;
    const [low, high, untilLow, untilHigh] = ends(entry);
    const x = (day) => scale.at.get(day);
    const parts = [];
    const begin = isNumber(low) ? low : high;
    if (!isNumber(begin)) return undated(y, row);
    const stop = isNumber(untilHigh) ? untilHigh : untilLow;
    const isBounded = isNumber(low) && isNumber(high) && low !== high;
    if (isNumber(stop)) parts.push(svg("rect", { class: "bar", x: x(begin), y: y - 6, width: Math.max(2, x(stop) - x(begin)), height: 12, rx: 6 }));
    else if (isBounded) parts.push(svg("path", { class: "bounds", d: `M${x(low)} ${y - 6}v12M${x(low)} ${y}H${x(high)}M${x(high)} ${y - 6}v12` }));
    else if (!isNumber(high)) parts.push(svg("path", { class: "bounds", d: `M${x(low)} ${y}h22m-6 -4l6 4-6 4` }));
    else if (!isNumber(low)) parts.push(svg("path", { class: "bounds", d: `M${x(high)} ${y}h-22m6 -4l-6 4 6 4` }));
    const glyph = sign(entry);
    for (const [name, value] of Object.entries({ x: (isBounded && !isNumber(stop) ? (x(low) + x(high)) / 2 : x(begin)) - 9, y: y - 9, width: 18, height: 18 })) glyph.setAttribute(name, value);
    parts.push(glyph);
    return parts;
  }

  function undated(y) {
    return [svg("text", { class: "undated", x: 8, y: y + 4 }, "time not given; in the order of the report")];
  }

  function label(entry) {
    const words = [entry.label, entry.levels.join(", "), UNREAL.includes(entry.status) ? `(${entry.status})` : ""].filter(Boolean).join(" · ");
    const button = el("button", { type: "button", class: "row-link", "data-entry": entry.number, title: `${words}. ${entry.text}`, onclick: () => {
      State.select(entry.number);
      Panel.focus(button);
    } }, words);
    return el("li", {}, sign(entry), button);
  }

  function draw() {
    const box = byId("timeline");
    const isOn = Boolean(State.picture && State.picture.timeline);
    box.hidden = !isOn;
    if (!isOn) return;
    const shown = events();
    const height = ROW * shown.length + 8;
    const scale = axis(shown, Math.max(320, box.clientWidth - 262));
    const drawing = svg("svg", { width: scale.width, height, viewBox: `0 0 ${scale.width} ${height}`, "aria-hidden": "true", class: "axis" },
      shown.map((entry, row) => svg("rect", { class: row % 2 ? "odd" : "even", "data-row": entry.number, x: 0, y: ROW * row, width: scale.width, height: ROW })),
      ticks(scale, height),
      shown.map((entry, row) => svg("g", { class: `c${(Data.families[entry.family] || { colour: 4 }).colour} s-${entry.status}`, "data-entry": entry.number }, mark(entry, row, scale))));
    drawing.addEventListener("click", (event) => {
      const found = event.target.closest("[data-entry], [data-row]");
      if (found) State.select(Number(found.dataset.entry || found.dataset.row));
    });
    replace(box, el("ul", { class: "rows-of-time", "aria-label": "Events in their order" }, el("li", { class: "corner", "aria-hidden": "true" }), shown.map(label)), el("div", {}, head(scale), drawing));
    replace(byId("caption"), "Time runs from left to right; gaps between the days told are not to scale, ⌇ marks a long one. Dashed: only bounds are known. Bar: how long it lasted.");
    markChosen();
  }

  function markChosen() {
    const chosen = State.now.selected ? State.now.selected.entry : null;
    for (const one of byId("timeline").querySelectorAll("[data-row], li:not(.corner)")) {
      const number = one.dataset.row || one.querySelector("[data-entry]").dataset.entry;
      one.classList.toggle("chosen", Number(number) === chosen);
    }
  }

  function start() {
    State.on((what) => {
      if (["view", "picture", "filter"].includes(what)) draw();
      else if (what === "selection" && !byId("timeline").hidden) markChosen();
    });
    let last = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (Math.abs(contentRect.width - last) > 1) { last = contentRect.width; draw(); }
    }).observe(byId("timeline").parentElement);
  }

  return { start };
})();
