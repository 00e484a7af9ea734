// The place that an action was read from: strips of its pages, rows of its table, or the lines around it.

// A strip is never drawn larger than this many pixels a point: a short cell would look like a headline.
const MOST_PIXELS_A_POINT = 1.6;

// What the pages of a document are called.
const WORKBOOKS = ["xlsx", "xls", "ods"];
const pageUnit = (doc) => (WORKBOOKS.includes(content.documents[doc].format) ? "sheet" : "page");

// Pages that were drawn while one was looking, by the number of their picture.
const drawnLater = new Map();

// What an element behind the script holds, once the browser has read it to its end.
function readBehind(id) {
  const node = byId(id);
  return node && (node.nextSibling || document.readyState !== "loading") ? node.textContent : null;
}

function pictureSource(index) {
  if (drawnLater.has(index)) return `data:image/webp;base64,${drawnLater.get(index)}`;
  const folder = byId("picture-folder")?.textContent;
  if (folder) return `${encodeURIComponent(folder)}/${String(index).padStart(5, "0")}.webp`;
  const packed = readBehind(`picture-${index}`);
  return packed ? `data:image/webp;base64,${packed}` : null;
}

// What is shown as soon as the browser comes to it: the script runs while the rest of a long page is read.
let waiting = [];

function showLater(show) {
  if (document.readyState === "loading") waiting.push(show);
}

function showWaiting() {
  const now = waiting;
  waiting = [];
  for (const show of now) show();
}

function watchForTheRest() {
  if (document.readyState !== "loading") return;
  const arrivals = new MutationObserver(showWaiting);
  arrivals.observe(document.body, { childList: true });
  document.addEventListener("DOMContentLoaded", () => {
    arrivals.disconnect();
    showWaiting();
  });
}

function setPicture(image, index) {
  const source = pictureSource(index);
  if (source) image.setAttribute("href", source);
  else showLater(() => setPicture(image, index));
}

const tables = new Map(); // those that were looked at, by document and number

function tableOf(key) {
  const packed = !tables.has(key) && readBehind(`table-${key}`);
  if (packed) tables.set(key, JSON.parse(packed));
  return tables.get(key);
}

function stripView([picture, area, cells, marked], caption, className) {
  const [page, width, height] = content.pictures[picture];
  const [x0, top, x1, bottom] = area;
  const view = el("svg:svg", {
    viewBox: `${x0} ${top} ${x1 - x0} ${bottom - top}`,
    role: "img",
    "aria-label": caption(page),
    class: "strip",
  });
  view.style.maxWidth = `${(x1 - x0) * MOST_PIXELS_A_POINT}px`;
  const image = el("svg:image", { width, height });
  setPicture(image, picture);
  const rect = (className) => ([left, high, right, low]) =>
    el("svg:rect", { class: className, x: left, y: high, width: right - left, height: low - high });
  view.append(image, ...cells.map(rect("cell")), ...marked.map(rect("words")));
  view.dataset.crop = view.getAttribute("viewBox");
  view.dataset.page = `0 0 ${width} ${height}`;
  return el("div", { class: `wide ${className}` }, view);
}

function pageEvidence(action, shown) {
  const head = content.heads[action.head];
  const first = shown[0];
  const isBeside = head && head[0] === first[0] && head[1][3] > first[1][1] - 2;
  const headers = (page) => `The table's column headers on page ${page}`;
  const headView = head && !isBeside ? stripView(head, headers, "head") : null;
  const strips = shown.map((strip) =>
    stripView(strip, (page) => `The row as printed on page ${page}, its cells outlined`, "body"),
  );
  return [headView, ...strips];
}

const FILL = /^#[0-9a-f]{6}$/i;

function fillCell(node, fill) {
  if (!fill || !FILL.test(fill)) return;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  node.style.backgroundColor = fill;
  // Weights of sRGB for how bright a colour looks; below the middle dark letters cannot be read on it.
  node.style.color = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "#ffffff" : "#1c2126";
}

function tableCell(cell, row, end, mark) {
  const [startRow, col, rowSpan, colSpan, items, fill] = cell;
  const height = Math.min(startRow + rowSpan, end) - row;
  const node = el("td", { rowspan: height > 1 && height, colspan: colSpan > 1 && colSpan });
  fillCell(node, fill);
  const isMarked = (index) => mark && mark[0] === col && index >= mark[1] && index < mark[2];
  const lines = items.map((item, index) => el(isMarked(index) ? "mark" : "p", {}, said(item)));
  node.append(el("div", {}, lines));
  return node;
}

// A stretch of rows; a cell that began above it is drawn from its first row on. A neighbour of the marked
// row is there to know the row by: its long cells are cut short, unless the whole table is shown.
function tableRows(table, [start, end], marked, mark, whole) {
  const reaches = (cell, row) => cell[0] <= row && row < cell[0] + cell[2];
  return table.rows.slice(start, end).map((covering, index) => {
    const row = start + index;
    const drawn = covering.map((number) => table.cells[number]).filter((cell) => cell[0] === row || row === start);
    const nodes = drawn.map((cell) => {
      const node = tableCell(cell, row, end, row === marked ? mark : null);
      node.classList.toggle("cut", !whole && !reaches(cell, marked));
      return node;
    });
    const className = row === marked ? "marked" : row < table.head ? "head" : null;
    return el("tr", { class: className, "aria-current": row === marked && "true" }, nodes);
  });
}

function tableEvidence(place, whole) {
  const table = tableOf(place[0]);
  if (table) return tableAround(table, place, whole);
  const later = el("div", { class: "wide" });
  showLater(() => later.replaceWith(tableEvidence(place, whole)));
  return later;
}

// A table of more columns is set smaller, so that its last ones are not cut off.
const MANY_COLUMNS = 7;

function tableAround(table, [, row, ...mark], whole) {
  const last = table.rows.length;
  // A gap of a single row would take as much room as the row.
  const start = row - 1 > table.head + 1 ? row - 1 : Math.min(table.head, row);
  const end = row + 3 < last ? row + 2 : last;
  const width = table.rows[0].reduce((sum, number) => sum + table.cells[number][3], 0);
  const gap = (rows) => {
    const text = `${counted(rows, "row")} not shown`;
    return rows > 0 ? el("tr", { class: "gap" }, el("td", { colspan: width }, text)) : null;
  };
  const body = whole
    ? tableRows(table, [0, last], row, mark, true)
    : [
        ...tableRows(table, [0, Math.min(table.head, start)], row, mark),
        gap(start - table.head),
        ...tableRows(table, [start, end], row, mark),
        gap(last - end),
      ];
  const drawn = el("table", { class: width > MANY_COLUMNS ? "rebuilt many" : "rebuilt" }, el("tbody", {}, body.filter(Boolean)));
  return el("div", { class: "wide" }, drawn);
}

function lineEvidence([lines, at]) {
  const drawn = lines.map((line, index) => el(index === at ? "mark" : "p", {}, said(line)));
  return el("div", { class: "lines" }, drawn);
}

function evidenceOf(action, whole) {
  const strips = stripsOf(action);
  if (strips) return pageEvidence(action, strips);
  if (action.tr) return [tableEvidence(action.tr, whole)];
  if (action.line) return [lineEvidence(action.line)];
  return [];
}

function toggleWhole(action, figure) {
  const whole = figure.classList.toggle("whole");
  if (stripsOf(action)) {
    for (const view of figure.querySelectorAll(".body .strip")) {
      view.setAttribute("viewBox", whole ? view.dataset.page : view.dataset.crop);
      const width = Number(view.dataset.crop.split(" ")[2]) * MOST_PIXELS_A_POINT;
      view.style.maxWidth = whole ? "none" : `${width}px`;
    }
  } else if (action.tr) {
    figure.querySelector(".wide").replaceWith(tableEvidence(action.tr, whole));
  }
  return whole;
}
