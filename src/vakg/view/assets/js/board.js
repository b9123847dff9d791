/* The space above the table for what is no picture; whoever draws into it does so after this made room. */
const Board = (() => {
  const { byId, replace } = Dom;

  function start() {
    State.on((what) => {
      if (what !== "view") return;
      byId("board").hidden = !Data.isGathering(State.view);
      replace(byId("board"));
    });
  }

  return { start };
})();
