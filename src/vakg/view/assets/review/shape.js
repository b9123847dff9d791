/* Whether a statement that comes from outside the page has the form that the page can show. */
const Shape = (() => {
  const isText = (said) => typeof said === "string";
  const isNumber = (said) => typeof said === "number" || said === null;
  const isObject = (said) => typeof said === "object" && said !== null && !Array.isArray(said);
  const listOf = (test) => (said) => Array.isArray(said) && said.every(test);

  /** A quote must stand in the text where it says it does. */
  function isQuote(said) {
    return isObject(said) && isText(said.quote) && isText(said.role) && listOf(Number.isInteger)(said.at) && said.at.length === 2
      && said.at[0] >= 0 && Offsets.words(...said.at) === said.quote;
  }

  const TESTS = {
    text: isText, area: isText, choice: isText, class: isText, event: isText, number: isNumber, integer: isNumber,
    check: (said) => typeof said === "boolean", classes: listOf(isText), levels: listOf(isText), events: listOf(isText),
    claims: listOf(isText), cases: listOf(isText), facts: listOf(isText), integers: listOf(Number.isInteger), quotes: listOf(isQuote),
    part: (said, field) => isObject(said) && hasFields(said, field.fields),
    parts: (said, field) => listOf((one) => isObject(one) && hasFields(one, field.fields))(said),
  };

  function hasFields(said, fields) {
    return fields.every((field) => {
      const own = said[field.key];
      if (own === undefined || own === null) return !field.needed;
      return TESTS[field.widget](own, field);
    });
  }

  /** Say whether a verdict can be used: of a known kind, and with a statement where it needs one. */
  function isVerdict(one) {
    if (!isObject(one) || !isText(one.kind) || !Object.hasOwn(Data.forms, one.kind)) return false;
    if (["accepted", "rejected"].includes(one.verdict)) return one.statement === undefined;
    return ["corrected", "added"].includes(one.verdict) && isObject(one.statement) && hasFields(one.statement, Data.forms[one.kind]);
  }

  return { isVerdict };
})();
