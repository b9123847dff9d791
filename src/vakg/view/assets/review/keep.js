/* What the browser keeps of a review, under the hash of its draft, so that closing the page loses nothing. */
const Keep = (() => {
  const key = `vakg-review:${Data.document.name}:${Data.raw.draft}`;
  let isKept = false;

  /** Some browsers refuse to keep anything for a page opened from disk, or say so only when asked to. */
  function probe() {
    try {
      localStorage.setItem(`${key}:probe`, "1");
      localStorage.removeItem(`${key}:probe`);
      return true;
    } catch {
      return false;
    }
  }

  function save(data) {
    if (!isKept) return;
    try {
      localStorage.setItem(key, JSON.stringify(data));
    } catch {
      isKept = false;
    }
  }

  function load() {
    try {
      return isKept ? JSON.parse(localStorage.getItem(key)) : null;
    } catch {
      return null;
    }
  }

  /** Tell when another window of the same draft has changed what is kept. */
  function watch(listener) {
    window.addEventListener("storage", (event) => event.key === key && event.newValue && listener(load()));
  }

  isKept = probe();
  return { key, save, load, watch, get works() { return isKept; } };
})();
