/* Fields that are made of fields: a part, a list of parts, and the quotes that a fact rests on. */
const Groups = (() => {
  const { el, replace } = Dom;

  function part(field, value, context) {
    const inner = field.fields.map((one) => Fields.make(one, (value || {})[one.key], context));
    const element = el("fieldset", {}, el("legend", {}, field.label), el("div", { class: "grid" }, inner.map((one) => one.element)));
    const raw = () => inner.map((one) => [one.field, one.read()]).filter(([, said]) => said !== undefined);
    // A unit or a sign alone says nothing: a part without figures or words was left empty.
    const isEmpty = () => !field.needed && !raw().some(([one]) => one.widget !== "choice" && one.key !== "unit");
    const read = () => {
      if (isEmpty()) return undefined;
      const empty = inner.filter((one) => one.field.nullable && one.read() === undefined).map((one) => [one.field.key, null]);
      return Object.fromEntries([...raw().map(([one, said]) => [one.key, said]), ...empty]);
    };
    const problem = () => {
      const wrong = inner.map((one) => [one, isEmpty() && !(one.control.problem && one.control.problem()) ? null : Fields.problem(one)]);
      for (const [one, found] of wrong) if (!found) one.wrong.hidden = true;
      const first = wrong.find(([, found]) => found);
      return first ? first[1].text : null;
    };
    return { input: inner[0].control.input, element, read, problem };
  }

  function parts(field, value, context) {
    const items = [];
    const holder = el("div", { class: "parts" });
    const draw = () => replace(holder, items.map((item, place) => el("div", { class: "one-part" }, item.control.element,
      el("button", { type: "button", class: "tool", onclick: () => { items.splice(place, 1); draw(); } }, `Remove this ${field.one}`))));
    const add = (said) => { items.push({ control: part({ ...field, label: `${field.one[0].toUpperCase()}${field.one.slice(1)}`, needed: true }, said, context) }); draw(); };
    (value || []).forEach(add);
    const button = el("button", { type: "button", class: "tool", onclick: () => { add({}); items.at(-1).control.input.focus(); } }, `Add a ${field.one}`);
    return {
      input: null, element: el("div", {}, holder, button),
      read: () => (items.length ? items.map((item) => item.control.read()) : undefined),
      problem: () => items.map((item) => item.control.problem()).find(Boolean) || null,
    };
  }

  /** Say what part quoted words play, as far as their place tells. */
  function roleAt(at, kind) {
    const inside = Data.document.sections.filter((one) => one[0] <= at[0] && at[0] < one[1]).map((one) => one[2]);
    if (inside.includes("caption")) return "caption";
    return kind === "claim" ? "review" : "own";
  }

  function quotes(field, value, context) {
    const items = (value || []).map((one) => ({ ...one }));
    const holder = el("div", { class: "form-quotes" });
    const button = el("button", { type: "button", class: "tool", onclick: mark }, "Mark words in the text");

    function draw() {
      replace(holder, items.map((one, place) => {
        const role = el("select", { "aria-label": "What part the words play" }, field.roles.map((name) => el("option", { value: name, selected: name === one.role }, name)));
        role.addEventListener("change", () => { one.role = role.value; });
        const remove = el("button", { type: "button", class: "tool", onclick: () => { items.splice(place, 1); draw(); button.focus(); } }, "Remove");
        return el("div", { class: "form-quote" }, el("blockquote", {}, one.quote), el("div", { class: "pick" }, role, remove));
      }));
    }

    function take(found) {
      for (const one of found) items.push({ quote: one.quote, at: one.at, role: roleAt(one.at, context.kind()) });
      draw();
      Turn.to("facts");
      button.focus();
    }

    /** Take what is marked already, or go to the text to mark words there. */
    function mark() {
      const found = Marking.quotes();
      if (found.length) {
        Marking.drop();
        take(found);
      } else {
        const at = items.length ? Offsets.toUnits(items.at(-1).at[0]) : null;
        Marking.begin(at, take);
      }
    }

    for (const one of items) one.role = one.role || roleAt(one.at, context.kind());
    draw();
    return {
      input: button, element: el("div", {}, holder, button),
      read: () => (items.length ? items.map(({ quote, at, role }) => ({ quote, at, role })) : undefined),
    };
  }

  return { part, parts, quotes };
})();
