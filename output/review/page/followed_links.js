// What a person says of links between versions, step by step, and as the lines that `follow --corrections` takes.

const content = JSON.parse(byId("content").textContent);
const STORE = "councilplans-followed";
const LINKS_HEADER = ["what", "before", "after", "verdict"];

for (const action of content.actions) action.v = { ...content.contexts[action.ctx], ...action.v };
const actionsById = new Map(content.actions.map((action) => [action.id, action]));
const seriesById = new Map(content.series.map((series) => [series.id, series]));
const valueOf = (action, column) => action.v[column] ?? "";
const stripsOf = (action) => action.strips;

// after's id -> [before's id, verdict]; "none" where the two are not one action.
let links = new Map();
const steps = [];
let storage = null;

function openStorage() {
  try {
    storage = window.localStorage;
    links = new Map(JSON.parse(storage.getItem(`${STORE}-${content.key}`) ?? "[]"));
  } catch {
    storage = null;
  }
}

function keep() {
  try {
    storage?.setItem(`${STORE}-${content.key}`, JSON.stringify([...links]));
    byId("saved").textContent = storage ? "Saved in this browser" : "Not saved: download your decisions";
  } catch {
    storage = null;
    byId("saved").textContent = "Not saved: this browser's memory is full. Download your decisions";
  }
}

// Says of an action how it goes on from an earlier one; without a verdict nothing is said of it.
function sayLink(before, after, verdict) {
  steps.push([after, links.get(after) ?? null]);
  if (verdict) links.set(after, [before, verdict]);
  else links.delete(after);
  keep();
}

function undoLink() {
  const step = steps.pop();
  if (!step) return null;
  const [after, before] = step;
  if (before) links.set(after, before);
  else links.delete(after);
  keep();
  return after;
}

const linkRows = () => [LINKS_HEADER, ...[...links].map(([after, [before, verdict]]) => ["link", before, after, verdict])];

// Takes a file back in; null where it is none, else how many of its lines fit and do not.
function takeLinks(text) {
  const [header, ...rows] = parseCsv(text);
  if (!LINKS_HEADER.every((name) => header?.includes(name))) return null;
  const taken = { lines: 0, refused: 0 };
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    const fits = line.what === "link" && actionsById.has(line.before) && actionsById.has(line.after);
    if (fits) links.set(line.after, [line.before, line.verdict]);
    taken[fits ? "lines" : "refused"] += 1;
  }
  keep();
  return taken;
}
