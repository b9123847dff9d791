/* Single fields of a form. Each gives its element, what it holds, and what is wrong with it. */
const Fields = (() => {
  const { el, replace } = Dom;
  let made = 0;

  function fresh() {
    made += 1;
    return `field-${made}`;
  }

  function text(field, value, isArea) {
    const input = el(isArea ? "textarea" : "input", { id: fresh(), placeholder: field.hint, rows: isArea ? 2 : null, autocomplete: "off" });
    input.value = value ?? field.default ?? "";
    const read = () => input.value.trim() || undefined;
    return { input, element: input, read: () => (read() === field.default && !field.keep ? undefined : read()) };
  }

  function number(field, value) {
    const input = el("input", { id: fresh(), inputmode: "decimal", placeholder: field.hint, autocomplete: "off" });
    input.value = value ?? "";
    const parsed = () => (/^[-−]?\d+(\.\d+)?$/.test(input.value.trim()) ? Number(input.value.trim().replace("−", "-")) : null);
    const isEmpty = () => !input.value.trim();
    const problem = () => {
      if (isEmpty()) return null;
      if (parsed() === null) return `“${input.value}” is no number`;
      return field.widget === "integer" && !Number.isInteger(parsed()) ? `“${input.value}” is no whole number` : null;
    };
    return { input, element: input, problem, read: () => (isEmpty() ? undefined : parsed() ?? undefined) };
  }

  function check(field, value) {
    const input = el("input", { id: fresh(), type: "checkbox" });
    input.checked = Boolean(value);
    return { input, element: input, isInline: true, read: () => (input.checked ? true : undefined) };
  }

  function choice(field, value) {
    if (field.radio) return radios(field, value);
    const input = el("select", { id: fresh() },
      field.default ? null : el("option", { value: "" }, field.empty || "–"),
      field.choices.map((one) => (Array.isArray(one) ? el("option", { value: one[0] }, one[1]) : el("option", { value: one }, one.replace("_", " ")))));
    input.value = value ?? field.default ?? "";
    return { input, element: input, read: () => (input.value === field.default ? undefined : input.value || undefined) };
  }

  function radios(field, value) {
    const name = fresh();
    const element = el("div", { class: "radios", role: "radiogroup", "aria-label": field.label }, field.choices.map((one) =>
      el("label", {}, el("input", { type: "radio", name, value: one, checked: one === value }), el("span", {}, one))));
    const chosen = () => element.querySelector("input:checked");
    return { input: element.querySelector("input:checked") || element.querySelector("input"), element, read: () => (chosen() ? chosen().value : undefined) };
  }

  function classes(field, value) {
    const isSingle = field.widget === "class";
    const chosen = value === undefined ? [] : [value].flat();
    const box = ClassBox.make({ label: field.label, branches: field.branches, chosen, isSingle });
    const problem = () => (box.input.value.trim() ? `choose a class for “${box.input.value}” from the list, or empty the field` : null);
    return { input: box.input, element: box.element, problem, read: () => (isSingle ? box.read()[0] : box.read().length ? [...box.read()] : undefined) };
  }

  /** Write out levels: "T8, T11-L1" stands for T8, T11, T12, L1. */
  function expand(word) {
    const [from, to] = word.split(/[-–]/);
    const [first, last] = [from, to].map((one) => Data.levels.indexOf(one));
    if (to === undefined) return first < 0 ? null : [from];
    if (first < 0 || last < first || from.includes("/") !== to.includes("/")) return null;
    return Data.levels.slice(first, last + 1).filter((one) => one.includes("/") === from.includes("/"));
  }

  function levels(field, value) {
    const input = el("input", { id: fresh(), placeholder: field.hint, autocomplete: "off" });
    input.value = (value || []).join(", ");
    const words = () => input.value.toUpperCase().replace(/\s*([-–])\s*/g, "$1").split(/[\s,;]+/).filter(Boolean);
    const problem = () => {
      const bad = words().find((one) => !expand(one));
      return bad ? `there is no level ${bad}` : null;
    };
    return { input, element: input, problem, read: () => (words().length && !problem() ? words().flatMap(expand) : undefined) };
  }

  function integers(field, value) {
    const input = el("input", { id: fresh(), placeholder: field.hint, autocomplete: "off" });
    input.value = (value || []).join(", ");
    const words = () => input.value.split(/[\s,;]+/).filter(Boolean);
    const problem = () => {
      const bad = words().find((one) => !/^[1-9]\d*$/.test(one));
      return bad ? `“${bad}” is no reference number` : null;
    };
    return { input, element: input, problem, read: () => (words().length && !problem() ? words().map(Number) : undefined) };
  }

  /** Give the facts that a field may name, those that stand in the record or still may. */
  function candidates(widget, context) {
    const ids = State.groups().flatMap((group) => group.ids);
    const fits = {
      event: (one) => one.kind === "event" && one.case === context.case(),
      claims: (one) => one.kind === "claim", cases: (one) => one.kind === "patient",
      facts: (one) => one.kind !== "mention",
    };
    fits.events = fits.event;
    return ids.filter((id) => id !== context.id && fits[widget](State.fact(id)));
  }

  function fact(field, value, context) {
    const ids = candidates("event", context);
    return choice({ ...field, choices: ids.map((id) => [id, Wording.name(id)]) }, value);
  }

  function facts(field, value, context) {
    const picked = [...(value || [])];
    const chips = el("div", { class: "chips" });
    const id = fresh();
    const input = el("select", { id }, el("option", { value: "" }, "–"), candidates(field.widget, context).map((one) => el("option", { value: one }, Wording.name(one))));
    const draw = () => replace(chips, picked.map((one) => el("span", { class: "chip" }, Wording.name(one),
      el("button", { type: "button", "aria-label": `Remove ${Wording.name(one)}`, onclick: () => { picked.splice(picked.indexOf(one), 1); draw(); input.focus(); } }, "×"))));
    const add = el("button", { type: "button", class: "tool", onclick: () => { if (input.value && !picked.includes(input.value)) picked.push(input.value); input.value = ""; draw(); } }, "Add");
    draw();
    return { input, element: el("div", { class: "class-box" }, chips, el("div", { class: "pick" }, input, add)), read: () => (picked.length ? [...picked] : undefined) };
  }

  const MAKERS = {
    text: (field, value) => text(field, value, false), area: (field, value) => text(field, value, true),
    number, integer: number, check, choice, class: classes, classes, levels, integers,
    event: fact, events: facts, claims: facts, cases: facts, facts,
    part: (...all) => Groups.part(...all), parts: (...all) => Groups.parts(...all), quotes: (...all) => Groups.quotes(...all),
  };

  /** Make a field with its label. */
  function make(field, value, context) {
    const control = MAKERS[field.widget](field, value, context);
    const isGroup = ["part", "parts", "quotes"].includes(field.widget);
    const label = field.label + (field.needed ? "" : "");
    const name = el(isGroup || field.radio ? "span" : "label", { class: "field-label", for: isGroup || field.radio ? null : control.input && control.input.id }, label);
    const wrong = el("p", { class: "wrong", hidden: true });
    const element = el("div", { class: `field w-${field.widget}${control.isInline ? " inline" : ""}`, "data-key": field.key },
      isGroup && field.widget === "part" ? null : name, control.element, wrong);
    return { field, element, wrong, control, read: control.read };
  }

  /** Say what is wrong with a field, and show it there. */
  function problem(one) {
    const missing = one.field.needed && one.read() === undefined ? "is missing" : null;
    const found = (one.control.problem && one.control.problem()) || missing;
    one.wrong.hidden = !found;
    one.wrong.textContent = found ? `${one.field.label}: ${found}` : "";
    if (one.control.input) {
      one.control.input.setAttribute("aria-invalid", String(Boolean(found)));
    }
    return found ? { text: one.wrong.textContent, one } : null;
  }

  return { make, problem, expand };
})();
