/* Start: the address says which term is shown. */
(() => {
  const title = document.title;

  function asked() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  function show() {
    const id = asked();
    const article = id ? document.getElementById(id) : null;
    const missing = Dom.byId("missing");
    missing.hidden = !id || Boolean(article);
    missing.textContent = missing.hidden ? "" : `There is no term “${id}” in this version. Search for it above.`;
    document.title = article ? `${article.querySelector("h1").textContent} · ${title}` : title;
    Tree.show(id);
    window.scrollTo(0, 0);
    if (article) article.focus({ preventScroll: true });
  }

  Search.start();
  Tree.start();
  window.addEventListener("hashchange", show);
  if (location.hash) show();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
