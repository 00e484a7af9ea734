// What was said as the lines of corrections.csv, and such lines read again.

const HEADER = ["action_id", "field", "old", "new", "verdict", "note"];
// Where a missed action was pointed at: columns that nobody types.
const PLACED = ["page", "bbox"];
// Lines of a file that fit nothing here: they are somebody's work, and go back into what is kept.
let unfitting = [];

function linesOf(item) {
  const entry = verdicts.get(item.id);
  if (!entry?.verdict) return [];
  const { verdict, note = "", changes = {} } = entry;
  const row = (field, old, now) => [item.id, field, old, now, verdict, note];
  if (item.isDocument) return [row("document", "", "")];
  if (verdict === "add") {
    const given = { ...item.v, ...changes };
    return Object.keys(given).filter((column) => given[column]).map((column) => row(column, "", given[column]));
  }
  if (verdict === "correct") {
    return Object.entries(changes).map(([column, now]) => row(column, item.v[column] ?? "", now));
  }
  return [row("action", item.v.action, verdict === "accept" ? item.v.action : "")];
}

function tableLines() {
  const told = [...verdicts].filter(([id]) => id.includes("#"));
  return told.map(([id, { changes: { headings, ...said } }]) => {
    return [documentOf(id), "table", JSON.stringify(headings), JSON.stringify(said), "correct", ""];
  });
}

function correctionRows() {
  return [HEADER, ...documentItems.flatMap(linesOf), ...tableLines(), ...content.actions.flatMap(linesOf), ...unfitting];
}

// What a file says, as entries by id; the lines that do not fit these rows any more are kept as they are.
function readCorrections(text) {
  const [header, ...rows] = parseCsv(text);
  if (!HEADER.slice(0, 5).every((name) => header?.includes(name))) return null;
  const found = { entries: new Map(), unfitting: [] };
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    if (!readLine(line, found.entries)) found.unfitting.push(HEADER.map((name) => line[name] ?? ""));
  }
  return found;
}

function readLine(line, entries) {
  const { action_id: id, field, old, new: now, verdict, note = "" } = line;
  if (field === "table") return readTableLine(line, entries);
  const isNew = verdict === "add";
  const item = isNew ? anchorOf(id) : originals.get(id);
  if (!item) return false;
  if (item.isDocument && !isNew) {
    entries.set(id, { verdict, note, changes: {} });
    return true;
  }
  if (!(field in content.columns || (isNew && PLACED.includes(field)))) return false;
  if (!isNew && (item.v[field] ?? "") !== old) return false;
  const before = entries.get(id);
  const changes = before?.verdict === verdict ? { ...before.changes } : {};
  if (verdict === "correct" || isNew) changes[field] = now;
  entries.set(id, { verdict, note, changes });
  return true;
}

function readTableLine({ action_id: id, old, new: now }, entries) {
  const item = originals.get(id);
  const table = item && content.documents[item.doc].seen.find((each) => JSON.stringify(each.headings) === old);
  if (!table) return false;
  const changes = { headings: table.headings, ...fromJson(now, {}) };
  entries.set(tableId(item, table), { verdict: "table", note: "", changes });
  return true;
}
