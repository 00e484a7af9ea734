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
  keepSteps();
  try {
    storage?.setItem(`${STORE}-${content.key}`, JSON.stringify([...links]));
    if (storage) saved(IN_BROWSER);
    else notSaved(DOWNLOAD);
  } catch {
    storage = null;
    notSaved(`this browser's memory is full. ${DOWNLOAD}`);
  }
}

function setLink(after, link) {
  if (link) links.set(after, link);
  else links.delete(after);
}

const saidOf = (after) => links.get(after) ?? null;
// The links of an action that somebody has to decide, and how many of them were.
const asked = ({ steps: own }) => own.filter((step) => step.before);
const decided = (item) => asked(item).filter((step) => links.has(step.action)).length;

// "reviewed" once every link is decided: one that is no link says nothing of the others.
function stateOf(item) {
  if (!item.steps.some((step) => links.has(step.action))) return "none";
  return decided(item) === asked(item).length ? "reviewed" : "partly";
}

const bare = (link) => link;
const fingerprint = (link) => link?.join() ?? "";

// One step: how actions go on from earlier ones, each [after, [before, verdict] or null].
function sayLinks(said) {
  pushStep(said);
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

const FILE_NAME = "file of links";
const FILE_WANTED = "a links.csv that was downloaded from this page";
const DECIDED = "link";

// What a file says of links that are here, and its other lines; null where it is none.
function readFile(text) {
  const [header, ...rows] = parseCsv(text);
  if (!LINKS_HEADER.every((name) => header?.includes(name))) return null;
  const entries = new Map();
  const unfitting = [];
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    const fits = line.what === "link" && actionsById.has(line.before) && actionsById.has(line.after);
    if (fits) entries.set(line.after, [line.before, line.verdict]);
    else unfitting.push(cells);
  }
  return { entries, unfitting };
}

function compared(entries) {
  const fresh = [...entries].filter(([after]) => !links.has(after));
  const differing = [...entries].filter((entry) => links.has(entry[0]) && isOther(entry));
  return { fresh, differing };
}

const isOther = ([after, link]) => fingerprint(links.get(after)) !== fingerprint(link);

function differenceInWords([after, [, there]]) {
  const [, here] = links.get(after);
  return `${valueOf(actionsById.get(after), "action").slice(0, 90)}: “${LINK_WORDS[here]}” here, “${LINK_WORDS[there] ?? there}” in the file`;
}

function takeIn(taken) {
  if (taken.length) sayLinks(taken);
  for (const item of content.threads) item.facets = null;
}

const loaded = (text) => tell(text);
