// What a list can be narrowed by: each value with how many there are of it among what the others let through.
// FACETS, allItems and searchText are the page's own.

// Values of a facet that are shown before one asks for all.
const SHORT = 8;

// facet -> the values that were chosen; none lets everything through
const chosen = new Map(FACETS.map(({ name }) => [name, new Set()]));
const unfolded = new Set();

function valuesOf(item) {
  item.facets ??= FACETS.map((facet) => facet.of(item));
  return item.facets;
}

// What the numbers of a facet count.
const countedOf = ({ counts }) => (typeof counts === "function" ? counts() : counts);

// How many cards, actions or documents there are of each value of a facet.
class Tally {
  constructor(counts) {
    this.counts = counts;
    this.numbers = new Map();
    this.seen = new Set();
  }

  add(item, values) {
    for (const value of values) {
      const number = this.numbers.get(value) ?? 0;
      this.numbers.set(value, number + (this.isNew(item) ? 1 : 0));
    }
  }

  isNew(item) {
    if (this.counts === "actions") return !item.isDocument;
    if (this.counts !== "documents") return true;
    if (this.seen.has(item.doc)) return false;
    this.seen.add(item.doc);
    return true;
  }
}

// The items that fit, and for each facet how many of each value there would be were that facet not set.
function matched(text) {
  const found = text ? text.split(/\s+/) : [];
  const sets = FACETS.map(({ name }) => chosen.get(name));
  const tallies = FACETS.map((facet) => new Tally(countedOf(facet)));
  const fitting = [];
  for (const item of allItems()) {
    if (isDraft(item)) {
      fitting.push(item);
      continue;
    }
    if (found.length && !found.every((word) => searchText(item).includes(word))) continue;
    const values = valuesOf(item);
    const failing = failingFacet(sets, values);
    if (failing === NONE) {
      fitting.push(item);
      for (let facet = 0; facet < tallies.length; facet += 1) tallies[facet].add(item, values[facet]);
    } else if (failing !== SEVERAL) tallies[failing].add(item, values[failing]);
  }
  return { fitting, counts: tallies.map((tally) => tally.numbers) };
}

const NONE = -1;
const SEVERAL = -2;

// The one facet that keeps an item out, by its number.
function failingFacet(sets, values) {
  let failing = NONE;
  for (let facet = 0; facet < sets.length; facet += 1) {
    const set = sets[facet];
    if (!set.size || values[facet].some((value) => set.has(value))) continue;
    if (failing !== NONE) return SEVERAL;
    failing = facet;
  }
  return failing;
}

function toggle(name, value) {
  const set = chosen.get(name);
  if (!set.delete(value)) set.add(value);
  refresh();
}

// Chooses one value alone: what a tile does, which shows as many as it says.
function choose(name, value) {
  clearFacets();
  byId("filter-text").value = "";
  chosen.get(name).add(value);
  refresh();
  byId("actions").scrollIntoView({ block: "start" });
  focusList();
}

function clearFacets() {
  for (const set of chosen.values()) set.clear();
}

const isFiltered = () => [...chosen.values()].some((set) => set.size);

function facetValue(facet, value, number) {
  const isChosen = chosen.get(facet.name).has(value);
  const attributes = {
    type: "button",
    class: "value",
    "aria-pressed": String(isChosen),
    "data-facet": facet.name,
    "data-value": value,
    "data-control": `${facet.name}=${value}`,
    title: facet.title?.(value),
    onclick: () => toggle(facet.name, value),
  };
  const count = el("span", { class: "count" }, number.toLocaleString("en-GB"));
  return el("li", {}, el("button", attributes, (facet.shown ?? said)(facet.words(value)), count));
}

function facetBox(facet, counts) {
  const set = chosen.get(facet.name);
  const all = [...new Set([...set, ...counts.keys()])];
  const listed = all.map((value) => [value, counts.get(value) ?? 0]).sort((one, other) => other[1] - one[1]);
  const isAll = unfolded.has(facet.name) || listed.length <= SHORT + 1;
  const near = isAll ? listed : listed.filter(([value], index) => index < SHORT || set.has(value));
  const list = el("ul", {}, near.map(([value, number]) => facetValue(facet, value, number)));
  const more = !isAll && el("button", { type: "button", class: "quiet more", onclick: () => unfold(facet) }, `All ${listed.length}`);
  const name = `facet-${facet.name}`;
  const unit = countedOf(facet) ?? "";
  return el("section", { "aria-labelledby": name }, el("h3", { id: name }, facet.label, el("span", { class: "count" }, unit)), list, more);
}

// Shows all values of a facet; the focus is at the first that was not shown before.
function unfold({ name }) {
  unfolded.add(name);
  refresh();
  byId("facets").querySelectorAll(`[data-facet="${name}"]`)[SHORT].focus({ preventScroll: true });
}

// Whether items differ in a facet at all: one in which they do stays, whatever the search leaves of its values.
function isVaried(index) {
  const seen = new Set();
  return allItems().some((item) => valuesOf(item)[index].some((value) => seen.add(value).size > 1));
}

function drawFacets(counts) {
  const boxes = FACETS.map((facet, index) => [facet, counts[index], index])
    .filter(([{ name }, each, index]) => each.size > 1 || chosen.get(name).size || (each.size === 1 && isVaried(index)))
    .map(([facet, each]) => [facet, each]);
  const draw = () => byId("facets").replaceChildren(...boxes.map((box) => facetBox(...box)));
  keepingFocus(byId("facets"), draw, document.querySelector(".facets .clear"));
}

// "Document: housing.pdf; Status: Completed", for what is printed.
function filtersInWords(text) {
  const parts = FACETS.filter(({ name }) => chosen.get(name).size).map(
    ({ name, label, words: inWords, printed }) => `${label}: ${[...chosen.get(name)].map(printed ?? inWords).join(", ")}`,
  );
  return [...parts, text && `Search: ${text}`].filter(Boolean).join("; ");
}
