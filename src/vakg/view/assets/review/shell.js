/* What is said to those who listen to the page, and which half is shown where there is room for one. */
const Say = (() => {
  const { byId } = Dom;

  function tell(text) {
    byId("said").textContent = text;
  }

  /** Show a line across the page until it is clicked away or something else is to be said. */
  function banner(text, isBad) {
    byId("notice").hidden = !text;
    byId("notice").textContent = text || "";
    byId("notice").classList.toggle("bad", Boolean(isBad));
  }

  return { tell, banner };
})();

const Turn = (() => {
  const { byId } = Dom;

  function to(half) {
    document.querySelector(".halves").dataset.shown = half;
    for (const one of ["facts", "text"]) byId(`turn-${one}`).setAttribute("aria-pressed", String(one === half));
  }

  function start() {
    byId("turn-facts").addEventListener("click", () => to("facts"));
    byId("turn-text").addEventListener("click", () => {
      to("text");
      if (State.selected) Reading.show(State.selected);
    });
  }

  return { start, to };
})();
