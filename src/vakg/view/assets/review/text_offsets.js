/* Offsets of a record count code points, those of the browser count units of UTF-16; this is the way between. */
const Offsets = (() => {
  const { text } = Data.document;
  const isWide = /[\ud800-\udfff]/.test(text);
  const starts = [];
  if (isWide) {
    let at = 0;
    for (const sign of text) {
      starts.push(at);
      at += sign.length;
    }
    starts.push(at);
  }

  function toUnits(point) {
    return isWide ? starts[Math.min(point, starts.length - 1)] : point;
  }

  function toPoints(unit) {
    if (!isWide) return unit;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Give the words of a span of code points. */
  function words(start, end) {
    return text.slice(toUnits(start), toUnits(end));
  }

  return { toUnits, toPoints, words };
})();
