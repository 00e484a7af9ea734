// Printing: all cards of the list, with their pictures where they are not too many.

// More cards than this are printed without their pictures.
const MOST_PRINTED = 400;
// Pictures that are not drawn after so many milliseconds are printed as they are.
const MOST_WAITED = 3000;

// A part of the cards is printed under its own title, and never under the count of all.
function nameForPrint(what, isAll) {
  document.body.classList.toggle("filtered", !isAll);
  const how = filtersInWords(searched());
  byId("print-title").textContent = [what || "Nothing shown", how && `(${how})`].filter(Boolean).join(" ");
}

function fillForPrint() {
  putAllCards();
  const isLong = shown.length > MOST_PRINTED;
  document.body.classList.toggle("long-print", isLong);
  if (!isLong) shown.filter((card) => !card.filled).forEach(drawBody);
}

async function printAll() {
  const images = () => [...document.querySelectorAll("#actions image")];
  const before = new Set(images());
  fillForPrint();
  const drawn = images().filter((image) => !before.has(image)).map(
    (image) => new Promise((resolve) => ["load", "error"].forEach((name) => image.addEventListener(name, resolve))),
  );
  await Promise.race([Promise.all(drawn), new Promise((resolve) => setTimeout(resolve, MOST_WAITED))]);
  window.print();
}

function listenToPrint() {
  byId("print").addEventListener("click", printAll);
  window.addEventListener("beforeprint", fillForPrint);
}
