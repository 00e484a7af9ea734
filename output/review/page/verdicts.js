// What has been said of each action, document and table.

const content = JSON.parse(byId("content").textContent);
const BEFORE_ALL = "-0000";
// More actions than this of a document would stand among those of the next one.
const MOST_OF_DOCUMENT = 1_000_000;
// A paper that was not read, or in which no plan was found, comes before all that is doubtful: a missed plan is
// the gravest loss.
const DOCUMENT_RANK = { failed: -2, no_plan: -1, in_part: 1, plan: 9 };

// id -> {verdict, note, changes: {column: new value}}; of a table its changes are what it is said to be.
const verdicts = new Map();

const documentItems = content.documents.map((shown, doc) => ({
  id: shown.id,
  doc,
  isDocument: true,
  v: {},
  rank: DOCUMENT_RANK[shown.outcome],
  order: doc * MOST_OF_DOCUMENT,
}));

function putInOrder() {
  content.actions.forEach((action, index) => (action.order = action.doc * MOST_OF_DOCUMENT + index + 1));
}

for (const action of content.actions) action.v = { ...content.contexts[action.ctx], ...action.v };
putInOrder();

const originals = new Map([...documentItems, ...content.actions].map((item) => [item.id, item]));

// The document whose plan another one holds as well, and the others that hold its own.
const firstOf = (doc) => originals.get(content.documents[doc].copyOf) ?? null;
const copiesOf = (doc) => documentItems.filter((other) => firstOf(other.doc)?.doc === doc);

const documentOf = (id) => id.split(/[-#]/, 1)[0];
const actionsOf = (doc) => content.actions.filter((action) => action.doc === doc);
const tableId = (item, table) => `${item.id}#${table.number}`;

function tableOf(id) {
  const item = originals.get(documentOf(id));
  const number = Number(id.split("#")[1]);
  return item && content.documents[item.doc].seen.find((table) => table.number === number);
}

// What was said of an action that reads otherwise by now was said of another one.
function restore(id, entry) {
  if (id.includes("#")) {
    const table = tableOf(id);
    if (table && JSON.stringify(table.headings) === JSON.stringify(entry.changes.headings)) verdicts.set(id, entry);
    return;
  }
  if (entry.verdict === "add") addAction(id);
  const item = originals.get(id);
  if (item && (item.added || entry.said === undefined || entry.said === item.v.action)) verdicts.set(id, entry);
}

function setEntry(id, entry) {
  const item = originals.get(id);
  if (entry) verdicts.set(id, { ...entry, said: item?.v.action });
  else verdicts.delete(id);
  if (item) item.facets = null;
}

// One step: the entries of some items, each [id, entry or null].
function judgeAll(said) {
  pushStep(said);
  for (const [id, entry] of said) {
    if (entry?.verdict === "add") addAction(id);
    setEntry(id, entry);
  }
  keep(said.map(([id]) => id));
}

// An entry as it is kept: the words that it was said of are its item's own.
const bare = (entry) => entry && { verdict: entry.verdict, note: entry.note ?? "", changes: entry.changes ?? {} };

// The same whether an entry was kept here or came from corrections.csv, which gives an added action all its values.
function fingerprint(entry) {
  if (!entry) return "";
  const { verdict, note, changes } = bare(entry);
  return verdict === "add" ? verdict : JSON.stringify([verdict, note, Object.entries(changes).sort()]);
}

const saidOf = (id) => verdicts.get(id) ?? null;

const judge = (id, entry) => judgeAll([[id, entry]]);

// Takes the last step back and gives it; null where there is none.
function undoStep() {
  const step = steps.pop();
  if (!step) return null;
  for (const [id, before] of step) {
    if (before?.verdict === "add") addAction(id);
    if (before) setEntry(id, before);
    else if (originals.get(id)?.added) removeAction(originals.get(id));
    else setEntry(id, null);
  }
  keep(step.map(([id]) => id));
  return step;
}

// An added action that nobody has saved yet: it is shown whatever the filters say, and counted nowhere.
const isDraft = (item) => Boolean(item.added) && !verdicts.has(item.id);

const verdictOf = (item) => verdicts.get(item.id)?.verdict ?? "";
const noteOf = (item) => verdicts.get(item.id)?.note ?? "";
const valueOf = (item, column) =>
  verdicts.get(item.id)?.changes?.[column] ?? item.known?.[column] ?? item.v[column] ?? "";

// What a missed action stands after: an action, or the document that it is the first of.
function anchorOf(id) {
  const base = id.slice(0, Math.max(0, id.lastIndexOf("+")));
  return originals.get(base.endsWith(BEFORE_ALL) ? base.slice(0, -BEFORE_ALL.length) : base);
}

// A missed action stands after another one, or before all of its document, and has that name, then +1, +2, ...
function addAction(id) {
  if (originals.has(id)) return originals.get(id);
  const after = anchorOf(id);
  if (!after) return undefined;
  const base = id.slice(0, id.lastIndexOf("+"));
  const isFirst = base.endsWith(BEFORE_ALL);
  const action = { id, doc: after.doc, at: after.at ?? [], v: { kind: "action" }, rank: after.rank, added: true };
  if (!isFirst) {
    for (const column of ["section", "recommendation_ref", "recommendation", "success_criteria"]) {
      if (after.v[column]) action.v[column] = after.v[column];
    }
  }
  content.actions.splice(placeAfter(after, base), 0, action);
  putInOrder();
  originals.set(id, action);
  return action;
}

function placeAfter(after, base) {
  const isOne = (each) => each === after || each.id.startsWith(`${base}+`);
  const last = content.actions.findLastIndex(isOne);
  if (last >= 0) return last + 1;
  const next = content.actions.findIndex((each) => each.doc >= after.doc);
  return next < 0 ? content.actions.length : next;
}

function newId(item) {
  const base = item.isDocument
    ? item.id + BEFORE_ALL
    : item.added
      ? item.id.slice(0, item.id.lastIndexOf("+"))
      : item.id;
  let number = 1;
  while (originals.has(`${base}+${number}`)) number += 1;
  return `${base}+${number}`;
}

function removeAction(action) {
  content.actions.splice(content.actions.indexOf(action), 1);
  originals.delete(action.id);
  verdicts.delete(action.id);
}

function dropAction(action) {
  if (verdicts.has(action.id)) judge(action.id, null);
  removeAction(action);
}
