/* What the search looks through, read from the articles themselves. */
const Data = (() => {
  const articles = [...document.querySelectorAll("main > article")];
  const textOf = (article, selector) => {
    const found = article.querySelector(selector);
    return found ? found.textContent : "";
  };
  const classes = {};
  const entries = articles.map((article, number) => {
    const names = [...article.querySelectorAll("[data-name]")].map((one) => one.textContent);
    const label = textOf(article, "h1");
    classes[article.id] = [label, names];
    return { number, id: article.id, label, classes: [article.id], text: textOf(article, ".definition"), quotes: [], kind: textOf(article, ".kind") };
  });
  return { entries, classes };
})();
