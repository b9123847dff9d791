/* The content of the page, unpacked; it is stored packed, since it is five times as long as itself packed. */
async function unpack(element) {
  const bytes = Uint8Array.from(atob(element.textContent.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** Say why nothing is to be seen, rather than leaving the page empty. */
function sayWhy(error) {
  const isOld = typeof DecompressionStream === "undefined";
  const box = document.getElementById("failed");
  box.textContent = isOld
    ? "This browser is too old for the page: it needs one of 2023 or later. With JavaScript switched off, all statements and quotes can be read as tables."
    : `The page could not be drawn (${error.message}). With JavaScript switched off, all statements and quotes can be read as tables.`;
  box.hidden = false;
  throw error;
}
