// What was read of an action: each value beside the words that it came from.

function readPart(action, column) {
  const [kind] = content.columns[column];
  const value = valueOf(action, column);
  if (!value) return null;
  if (kind === "list of party") return partyList(fromJson(value, []));
  if (kind === "list of string") return el("ul", {}, fromJson(value, []).map((each) => said(each, "li")));
  if (kind === "map string to string") return Object.entries(fromJson(value, {})).map(mapLine);
  if (column === "rag") return [`${COLOUR}: `, said(inWords(column, value)), fillMark(action)];
  const isProgress = column === "status" && action.progressed && value === action.v.status;
  if (isProgress) return [said(inWords(column, value)), el("span", { class: "muted small" }, " (from the progress text)")];
  return said(inWords(column, value));
}

// A colour stands beside a status, and is no second one; where no word says it, that is told.
const COLOUR = "RAG colour";

function fillMark(action) {
  const isAsRead = action.painted && valueOf(action, "rag") === action.v.rag;
  return isAsRead ? el("span", { class: "muted small" }, " (from the cell’s colour)") : null;
}

// A value in one line, as a card writes it.
function inWords(column, value) {
  const [kind] = content.columns[column];
  if (kind === "date") return day(value);
  if (kind === "enum") return capital(words(value));
  if (kind === "list of party") return fromJson(value, []).map(partyLabel).join("; ");
  return value;
}

function mapLine([header, text]) {
  return el("p", {}, el("span", { class: "muted" }, said(`${header}: `)), said(text));
}

// What sort of name it is, where the name does not say it itself: a "Housing Team" is a team.
function sortOfParty(party) {
  const kind = party.kind ?? "";
  return partyLabel(party).toLowerCase().endsWith(kind) ? "" : kind;
}

function partyList(parties) {
  const line = (party) =>
    el("li", {}, said(partyLabel(party)), " ", el("span", { class: "muted small" }, sortOfParty(party)));
  return el("ul", {}, parties.map(line));
}

// How finely a deadline was printed, where that is not its own name.
const PRECISION_WORDS = { "part-month": "a part of the month" };

// What a cell without a date comes to.
const DUE_WORDS = { unresolved: "no date recognised", relative: "counted from a day that is not known", immediate: "at once" };

// Words and numbers that name a month: "Term 1" is counted to months and names none.
const NAMES_MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d\s*[./-]\s*\d/i;

function finelyInWords(action, precision) {
  const printed = valueOf(action, "due_raw");
  if (precision === "month" && printed && !NAMES_MONTH.test(printed)) return "no day";
  return `only ${PRECISION_WORDS[precision] ?? `the ${precision}`}`;
}

// Of a period, whether both ends were printed no finer, or the last one alone.
function printedInWords(action, start, due, precision) {
  const fine = finelyInWords(action, precision);
  const isWithin = start && due && precision === "month" && start.slice(0, 7) === due.slice(0, 7);
  if (!start || !due || isWithin) return `${fine} was printed`;
  const printed = valueOf(action, "due_raw") || "";
  const named = printed.match(new RegExp(NAMES_MONTH, "gi")) ?? [];
  const isFirst = start.endsWith("-01") && !/\b0?1(st)?\b/.test(printed);
  if (precision === "month" && named.length > 1 && isFirst) return "only the months were printed";
  return `${fine} of its end was printed`;
}

// "31 March 2009 (only the month was printed)": the parts of a deadline read as one phrase.
function duePhrase(action) {
  const columns = ["due_date", "due_start", "due_kind", "due_precision"];
  const [due, start, kind, precision] = columns.map((column) => valueOf(action, column));
  const began = start && (due ? day(start) : `${kind === "start" ? "starts on" : "from"} ${day(start)}`);
  const dates = [began, due && day(due)].filter(Boolean).join(" – ");
  const sort = dates && ["deadline", "start"].includes(kind) ? "" : (DUE_WORDS[kind] ?? words(kind));
  const fine = precision && precision !== "day" ? `(${printedInWords(action, start, due, precision)})` : "";
  const tail = [sort, fine].filter(Boolean).join(" ");
  if (!dates) return tail ? capital(tail) : null;
  return [dates, tail && el("span", { class: "muted small" }, ` ${tail}`)].filter(Boolean);
}

// A recommendation's number stands before its words.
function printedPart(action, column) {
  const printed = column && readPart(action, column);
  const number = column === "recommendation" ? readPart(action, "recommendation_ref") : null;
  return number && printed ? [number, " · ", printed] : printed || number;
}

function changeMark(action, column) {
  const changes = verdicts.get(action.id)?.changes ?? {};
  if (!(column in changes) || action.added) return null;
  const before = action.v[column];
  return el("p", { class: "was small" }, "was ", before ? el("del", {}, said(inWords(column, before))) : "empty");
}

function valueLine(action, [label, printed, read]) {
  // The action is the card's heading, and there is little to learn from its being an action.
  if (printed === "action" || printed === "recommendation_ref") return null;
  if (label === "Kind" && valueOf(action, "kind") === "action") return null;
  const words = printedPart(action, printed);
  const parts = read.includes("due_date") ? [duePhrase(action)] : read.map((column) => readPart(action, column));
  const asRead = parts.filter(Boolean).map((part) => el("div", {}, part));
  if (!words && !asRead.length) return null;
  const nothing = () => el("span", { class: "muted", title: "nothing" }, "–");
  const cell = (attributes, shown, columns) =>
    el("td", attributes, shown, columns.map((column) => column && changeMark(action, column)));
  const head = el("th", { scope: "row" }, label);
  if (!read.length) return el("tr", {}, head, cell({ colspan: "2" }, words, [printed]));
  const left = cell({ class: "printed" }, words || nothing(), [printed]);
  return el("tr", {}, head, left, cell({}, asRead.length ? asRead : nothing(), read));
}

function valueTable(action) {
  const titles = ["As printed", "As interpreted"].map((title) => el("th", { scope: "col" }, title));
  const lines = content.card.map((line) => valueLine(action, line)).filter(Boolean);
  if (!lines.length) return null;
  const head = el("thead", {}, el("tr", {}, el("td"), ...titles));
  return el("table", { class: "values" }, head, el("tbody", {}, lines));
}
