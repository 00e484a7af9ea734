// What has been said of each action, kept where the browser lets a page from a disk keep anything.

const content = JSON.parse(byId("content").textContent);
const STORE = "councilplans-review";
// Steps that can be undone; the first ones are forgotten.
const MOST_STEPS = 200;
const HEADER = ["action_id", "field", "old", "new", "verdict", "note"];

// action id -> {verdict, note, changes: {column: new value}}
const verdicts = new Map();
let unsaved = false;
let storage = null;
// What was said, step by step: for each step the entries before it, [[action id, entry or null], ...].
const steps = [];

content.actions.forEach((action, order) => {
  action.order = order;
  action.v = { ...content.contexts[action.ctx], ...action.v };
});

const originals = new Map(content.actions.map((action) => [action.id, action]));

function openStorage() {
  try {
    window.localStorage.setItem(`${STORE}-test`, "1");
    window.localStorage.removeItem(`${STORE}-test`);
    storage = window.localStorage;
  } catch {
    storage = null;
  }
  return storage !== null;
}

const documentOf = (id) => id.slice(0, id.indexOf("-"));
const storeOf = (documentId) => `${STORE}-${documentId}`;

// Kept by document, so that a folder to which papers are added keeps what was said of the others.
function keep(ids) {
  if (!storage) return;
  try {
    for (const documentId of new Set(ids.map(documentOf))) {
      const entries = [...verdicts].filter(([id]) => documentOf(id) === documentId);
      if (entries.length) storage.setItem(storeOf(documentId), JSON.stringify(entries));
      else storage.removeItem(storeOf(documentId));
    }
  } catch {
    storage = null; // full, or forbidden by now: the download is left
  }
}

function recall() {
  for (const documentId of new Set(content.actions.map((action) => documentOf(action.id)))) {
    try {
      for (const [id, entry] of JSON.parse(storage?.getItem(storeOf(documentId)) ?? "[]")) restore(id, entry);
    } catch {
      storage?.removeItem(storeOf(documentId));
    }
  }
}

// What was said of an action that reads otherwise by now was said of another one.
function restore(id, entry) {
  if (entry.verdict === "add") addAction(id);
  const action = originals.get(id);
  if (action && (action.added || entry.said === undefined || entry.said === action.v.action)) verdicts.set(id, entry);
}

function setEntry(id, entry) {
  const action = originals.get(id);
  if (entry) verdicts.set(id, { ...entry, said: action?.v.action });
  else verdicts.delete(id);
}

// One step: the entries of some actions, each [action, entry or null].
function judgeAll(said) {
  steps.push(said.map(([action]) => [action.id, verdicts.get(action.id) ?? null]));
  if (steps.length > MOST_STEPS) steps.shift();
  for (const [action, entry] of said) setEntry(action.id, entry);
  unsaved = true;
  keep(said.map(([action]) => action.id));
}

const judge = (action, entry) => judgeAll([[action, entry]]);

// Takes the last step back; the ids of the actions that it was about, or null where there is none.
function undoStep() {
  const step = steps.pop();
  if (!step) return null;
  for (const [id, before] of step) {
    if (before?.verdict === "add") addAction(id);
    if (before) verdicts.set(id, before);
    else if (originals.get(id)?.added) removeAction(originals.get(id));
    else verdicts.delete(id);
  }
  unsaved = true;
  keep(step.map(([id]) => id));
  return step.map(([id]) => id);
}

const verdictOf = (action) => verdicts.get(action.id)?.verdict ?? "";
const noteOf = (action) => verdicts.get(action.id)?.note ?? "";
const valueOf = (action, column) => verdicts.get(action.id)?.changes?.[column] ?? action.v[column] ?? "";

// A missed action stands after another one and has its name, then +1, +2, ...
function addAction(id) {
  const base = id.slice(0, id.lastIndexOf("+"));
  const after = originals.get(base);
  if (!after || originals.has(id)) return originals.get(id);
  const { doc, at } = after;
  const action = { id, doc, at, v: { kind: "action" }, rank: after.rank, added: true };
  for (const column of ["section", "recommendation_ref", "recommendation", "success_criteria"]) {
    if (after.v[column]) action.v[column] = after.v[column];
  }
  const last = content.actions.findLastIndex((each) => each === after || each.id.startsWith(`${base}+`));
  content.actions.splice(last + 1, 0, action);
  content.actions.forEach((each, order) => (each.order = order));
  originals.set(id, action);
  return action;
}

function newId(action) {
  const base = action.added ? action.id.slice(0, action.id.lastIndexOf("+")) : action.id;
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
  if (verdicts.has(action.id)) judge(action, null);
  removeAction(action);
}

function correctionRows() {
  const rows = content.actions.flatMap((action) => {
    const entry = verdicts.get(action.id);
    if (!entry) return [];
    const { verdict, note = "", changes = {} } = entry;
    const row = (field, old, now) => [action.id, field, old, now, verdict, note];
    if (verdict === "add") {
      const given = { ...action.v, ...changes };
      return Object.keys(given).filter((column) => given[column]).map((column) => row(column, "", given[column]));
    }
    if (verdict === "correct") {
      return Object.entries(changes).map(([column, now]) => row(column, action.v[column] ?? "", now));
    }
    return [row("action", action.v.action, verdict === "accept" ? action.v.action : "")];
  });
  return [HEADER, ...rows];
}

// Takes a downloaded file back in; the lines that do not fit these rows any more are counted, not taken.
function takeCorrections(text) {
  const [header, ...rows] = parseCsv(text);
  if (!HEADER.slice(0, 5).every((name) => header?.includes(name))) return null;
  const taken = { lines: 0, refused: 0 };
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    if (takeLine(line)) taken.lines += 1;
    else taken.refused += 1;
  }
  keep([...verdicts.keys()]);
  return taken;
}

function takeLine({ action_id: id, field, old, new: now, verdict, note = "" }) {
  if (verdict === "add") addAction(id);
  const action = originals.get(id);
  if (!action || !(field in content.columns)) return false;
  if (verdict !== "add" && (action.v[field] ?? "") !== old) return false;
  const before = verdicts.get(id);
  const changes = before?.verdict === verdict ? { ...before.changes } : {};
  if (verdict === "correct" || verdict === "add") changes[field] = now;
  setEntry(id, { verdict, note, changes });
  return true;
}
