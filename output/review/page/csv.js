// Files of decisions, written and read as `output.spreadsheet` and `output.sheets` do it.

const FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠'";

const escapeCell = (text) => (text && FORMULA_STARTS.includes(text[0]) ? `'${text}` : text);
const unescapeCell = (cell) => (cell.startsWith("'") ? cell.slice(1) : cell);

function csvText(rows) {
  const line = (cells) => cells.map((cell) => `"${escapeCell(cell).replaceAll('"', '""')}"`).join(",");
  return `\ufeff${rows.map(line).join("\r\n")}\r\n`;
}

// Gives a file to the browser's downloads.
function downloadCsv(name, rows) {
  const blob = new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const signs = text.replace(/^\ufeff/, "");
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (signs[at + 1] === '"') (cell += '"'), (at += 1);
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") row.push(cell), (cell = "");
    else if (sign === "\n") row.push(cell), rows.push(row), (row = []), (cell = "");
    else if (sign !== "\r") cell += sign;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows.map((cells) => cells.map(unescapeCell));
}
