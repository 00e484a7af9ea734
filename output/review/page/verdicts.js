// What has been said of each action, kept where the browser lets a page from a disk keep anything.

const content = JSON.parse(byId("content").textContent);
const STORE = `councilplans-review-${content.key}`;
const HEADER = ["action_id", "field", "old", "new", "verdict", "note"];

// action id -> {verdict, note, changes: {column: new value}}
const verdicts = new Map();
let unsaved = false;
let storage = null;

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

function keep() {
  if (!storage) return;
  try {
    storage.setItem(STORE, JSON.stringify([...verdicts]));
  } catch {
    storage = null; // full, or forbidden by now: the download is left
  }
}

function recall() {
  try {
    for (const [id, entry] of JSON.parse(storage?.getItem(STORE) ?? "[]")) restore(id, entry);
  } catch {
    storage.removeItem(STORE);
  }
}

function restore(id, entry) {
  if (entry.verdict === "add") addAction(id);
  if (originals.has(id)) verdicts.set(id, entry);
}

function judge(action, entry) {
  if (entry) verdicts.set(action.id, entry);
  else verdicts.delete(action.id);
  unsaved = true;
  keep();
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

function dropAction(action) {
  content.actions.splice(content.actions.indexOf(action), 1);
  originals.delete(action.id);
  judge(action, null);
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
  keep();
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
  verdicts.set(id, { verdict, note, changes });
  return true;
}
