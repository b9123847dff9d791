/* The tree of classes and properties: branches open and close, and the term shown is marked. */
const Tree = (() => {
  const { el } = Dom;
  const links = new Map();
  let current = null;

  function open(item, isOpen) {
    item.classList.toggle("open", isOpen);
    const twist = item.querySelector(":scope > .twist");
    if (twist) twist.setAttribute("aria-expanded", String(isOpen));
  }

  function add(item) {
    const name = item.querySelector(":scope > a, :scope > .group").firstChild.textContent.trim();
    const twist = el("button", {
      type: "button", class: "twist", "aria-expanded": "false", "aria-label": `Kinds of ${name}`,
      onclick: () => open(item, !item.classList.contains("open")),
    });
    item.prepend(twist);
  }

  /** Mark a term, and open the branches that lead to it. */
  function show(id) {
    if (current) current.removeAttribute("aria-current");
    current = links.get(id) || null;
    if (!current) return;
    current.setAttribute("aria-current", "page");
    for (let item = current.closest("li"); item; item = item.parentElement.closest("li")) {
      if (item.querySelector(":scope > ul")) open(item, true);
    }
    if (window.innerWidth > 900) current.scrollIntoView({ block: "nearest" });
  }

  function start() {
    for (const item of document.querySelectorAll(".tree li")) if (item.querySelector(":scope > ul")) add(item);
    for (const link of document.querySelectorAll(".tree a")) {
      const id = link.getAttribute("href").slice(1);
      if (!links.has(id)) links.set(id, link);
    }
  }

  return { start, show };
})();
