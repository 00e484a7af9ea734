// Where one is in the list: what is searched and filtered, in which order, at which card. refresh is the page's own.

const searched = () => byId("filter-text").value.trim().toLowerCase();

function showAll() {
  clearFacets();
  byId("filter-text").value = "";
  refresh();
}

const PLACE = `${STORE}-place-${content.key}`;

// Where one is, so that a page that is loaded again opens there.
function rememberPlace() {
  if (!storage) return;
  const facets = [...chosen].map(([name, values]) => [name, [...values]]);
  const place = { text: byId("filter-text").value, facets, order: byId("order").value, item: current?.item.id };
  try {
    storage.setItem(PLACE, JSON.stringify(place));
  } catch {
    // Full: the verdicts are what matters.
  }
}

function recallPlace() {
  try {
    return JSON.parse(storage?.getItem(PLACE) ?? "null");
  } catch {
    return null;
  }
}

function openWhereLeft() {
  const place = recallPlace();
  byId("filter-text").value = place?.text ?? "";
  for (const [name, values] of place?.facets ?? []) {
    if (chosen.has(name)) chosen.set(name, new Set(values));
  }
  if (place?.order in ORDERS) byId("order").value = place.order;
  refresh();
  const card = shown.find(({ item }) => item.id === place?.item);
  if (card) goTo(card);
}

let recounting = 0;

// The numbers of the filters after a verdict; the list stays as it is until a filter is touched.
function recount() {
  cancelAnimationFrame(recounting);
  recounting = requestAnimationFrame(() => drawFacets(matched(searched()).counts));
}
