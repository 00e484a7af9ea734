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

function setLink(after, link) {
  if (link) links.set(after, link);
  else links.delete(after);
}

// One step: how actions go on from earlier ones, each [after, [before, verdict] or null].
function sayLinks(said) {
  steps.push(said.map(([after]) => [after, links.get(after) ?? null]));
  for (const [after, link] of said) setLink(after, link);
  keep();
}

// Takes the last step back; the actions that it was about, or null where there is none.
function undoLinks() {
  const step = steps.pop();
  if (!step) return null;
  for (const [after, before] of step) setLink(after, before);
  keep();
  return step.map(([after]) => after);
}

const linkRows = () => [LINKS_HEADER, ...[...links].map(([after, [before, verdict]]) => ["link", before, after, verdict])];

// Takes a file back in, as one step; null where it is none, else how many of its lines fit and do not, and how
// many say otherwise than was said here.
function takeLinks(text) {
  const [header, ...rows] = parseCsv(text);
  if (!LINKS_HEADER.every((name) => header?.includes(name))) return null;
  const taken = { lines: 0, refused: 0, replaced: 0 };
  const said = new Map();
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    const fits = line.what === "link" && actionsById.has(line.before) && actionsById.has(line.after);
    if (fits) said.set(line.after, [line.before, line.verdict]);
    taken[fits ? "lines" : "refused"] += 1;
  }
  const isOther = ([after, link]) => links.has(after) && links.get(after).join() !== link.join();
  taken.replaced = [...said].filter(isOther).length;
  if (said.size) sayLinks([...said]);
  return taken;
}
