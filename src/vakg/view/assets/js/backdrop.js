/* What lies behind and above the network: lanes, columns of time, headings, letters and strikes. */
const Backdrop = (() => {
  const FONT = Palette.FONT;
  const HEAD = 34;

  function gutterOf(picture) {
    return window.innerWidth < 700 ? Math.min(picture.gutter, 66) : picture.gutter;
  }

  function headOf(picture) {
    return picture && picture.columns.some((column) => column.label) ? HEAD : 0;
  }

  /** Draw the lanes and columns, under everything, in the coordinates of the picture. */
  function before(context, picture, seen) {
    picture.lanes.forEach((lane, number) => {
      if (number % 2) return;
      context.fillStyle = Palette.get("lane");
      context.fillRect(seen.left, lane.start, seen.right - seen.left, lane.end - lane.start);
    });
    picture.columns.forEach((column, number) => {
      if (column.zero) {
        context.fillStyle = Palette.get("zero");
        context.fillRect(column.start, seen.top, column.end - column.start, seen.bottom - seen.top);
      } else if (number && column.label) {
        context.strokeStyle = Palette.get("line");
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(column.start, seen.top);
        context.lineTo(column.start, seen.bottom);
        context.stroke();
      }
    });
  }

  /** Draw letters into signs, and the bar through what was not there. */
  function letters(context, drawn) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { node, x, y, faint } of drawn) {
      const style = Palette.sign(node);
      context.globalAlpha = faint ? 0.25 : 1;
      context.fillStyle = style.letter;
      context.font = `600 ${Math.round(node.size * (node.letter.length > 1 ? 0.95 : 1.05))}px ${FONT}`;
      const drop = node.shape === "triangle" ? node.size * 0.22 : node.shape === "triangleDown" ? -node.size * 0.18 : 0;
      context.fillText(node.letter, x, y + drop + 0.5);
      if (node.status === "absent") strike(context, x, y, node.size);
      if (node.conflict) conflict(context, x + node.size * 1.1, y - node.size);
    }
    context.globalAlpha = 1;
  }

  /** Mark a sign whose statement does not fit another one of the document. */
  function conflict(context, x, y) {
    context.font = `700 15px ${FONT}`;
    context.lineWidth = 4;
    context.strokeStyle = Palette.get("card");
    context.strokeText("≠", x, y);
    context.fillStyle = Palette.get("c6");
    context.fillText("≠", x, y);
  }

  function strike(context, x, y, size) {
    for (const [colour, width] of [[Palette.get("card"), 5], [Palette.get("ink"), 2]]) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x - size * 1.15, y + size * 1.15);
      context.lineTo(x + size * 1.15, y - size * 1.15);
      context.stroke();
    }
  }

  function lines(context, text, width) {
    const found = [];
    for (const word of text.split(" ")) {
      const last = found.length - 1;
      if (found.length && context.measureText(`${found[last]} ${word}`).width <= width) found[last] += ` ${word}`;
      else found.push(word);
    }
    return found;
  }

  /** Draw the headings, above everything, in the coordinates of the screen; they stay while one pans. */
  function headings(context, picture, place, width, height) {
    const head = headOf(picture);
    const gutter = gutterOf(picture);
    context.fillStyle = Palette.get("card");
    if (head) context.fillRect(0, 0, width, head);
    if (gutter) context.fillRect(0, 0, gutter, height);
    context.strokeStyle = Palette.get("line");
    context.lineWidth = 1;
    context.textBaseline = "middle";
    if (gutter) laneHeadings(context, picture, place, gutter, head, height);
    if (head) columnHeadings(context, picture, place, gutter, head, width);
    context.beginPath();
    if (head) { context.moveTo(0, head + 0.5); context.lineTo(width, head + 0.5); }
    if (gutter) { context.moveTo(gutter + 0.5, 0); context.lineTo(gutter + 0.5, height); }
    context.stroke();
  }

  function laneHeadings(context, picture, place, gutter, head, height) {
    context.font = `600 ${gutter < 80 ? 9.5 : 11}px ${FONT}`;
    context.textAlign = "left";
    context.fillStyle = Palette.get("muted");
    let taken = head;
    for (const lane of picture.lanes) {
      const top = Math.max(place(0, lane.start).y, head);
      const bottom = Math.min(place(0, lane.end).y, height);
      const text = lines(context, lane.label, gutter - 14);
      const start = (top + bottom) / 2 - (text.length * 13) / 2;
      if (bottom - top < 12 || start < taken - 2) continue;
      text.forEach((line, number) => context.fillText(line, 8, start + 13 * number + 7));
      taken = start + text.length * 13;
    }
  }

  function columnHeadings(context, picture, place, gutter, head, width) {
    context.textAlign = "center";
    let taken = gutter;
    for (const column of picture.columns) {
      const start = place(column.start, 0).x;
      const end = place(column.end, 0).x;
      const middle = (start + end) / 2;
      context.font = `${column.zero ? 700 : 500} 11px ${FONT}`;
      const text = lines(context, column.label, Math.max(end - start - 6, 46)).slice(0, 2);
      const half = Math.max(...text.map((line) => context.measureText(line).width)) / 2;
      if (middle - half < taken + 2 || middle > width) continue;
      context.fillStyle = Palette.get(column.zero ? "ink" : "muted");
      text.forEach((line, number) => context.fillText(line, middle, head / 2 + 13 * (number - (text.length - 1) / 2)));
      taken = middle + half + 4;
    }
  }

  return { before, letters, headings, gutterOf, headOf };
})();
