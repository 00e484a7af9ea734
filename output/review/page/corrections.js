// What was said as the lines of corrections.csv, and such lines taken back in.

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

// Takes a file in; the lines that do not fit these rows any more are counted, and kept as they are.
function takeCorrections(text) {
  const [header, ...rows] = parseCsv(text);
  if (!HEADER.slice(0, 5).every((name) => header?.includes(name))) return null;
  const taken = { lines: 0, refused: 0 };
  for (const cells of rows) {
    const line = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    if (takeLine(line)) taken.lines += 1;
    else {
      taken.refused += 1;
      unfitting.push(HEADER.map((name) => line[name] ?? ""));
    }
  }
  return taken;
}

function takeLine(line) {
  const { action_id: id, field, old, new: now, verdict, note = "" } = line;
  if (field === "table") return takeTable(line);
  if (verdict === "add") addAction(id);
  const item = originals.get(id);
  if (!item) return false;
  if (item.isDocument) {
    setEntry(id, { verdict, note, changes: {} });
    return true;
  }
  const isPlaced = verdict === "add" && PLACED.includes(field);
  if (!(field in content.columns || isPlaced)) return false;
  if (verdict !== "add" && (item.v[field] ?? "") !== old) return false;
  const before = verdicts.get(id);
  const changes = before?.verdict === verdict ? { ...before.changes } : {};
  if (verdict === "correct" || verdict === "add") changes[field] = now;
  setEntry(id, { verdict, note, changes });
  return true;
}

function takeTable({ action_id: id, old, new: now }) {
  const item = originals.get(id);
  const table = item && content.documents[item.doc].seen.find((each) => JSON.stringify(each.headings) === old);
  if (!table) return false;
  const changes = { headings: table.headings, ...fromJson(now, {}) };
  verdicts.set(tableId(item, table), { verdict: "table", note: "", changes });
  return true;
}
