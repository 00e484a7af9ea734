// One action: its words, why it may be wrong, the place it came from, what was read, and what to say of it.
// (A document's card is made in document.js.)

const VERDICT_WORDS = {
  accept: "Accepted",
  correct: "Corrected",
  reject: "Rejected",
  add: "Added",
  no_plan: "No plan here",
};
const NOTHING_MISSED = "Nothing missed";
// What accepting says of a document is not what it says of an action.
const decidedInWords = (item, verdict) => (item?.isDocument && verdict === "accept" ? NOTHING_MISSED : VERDICT_WORDS[verdict]);
// The gravest kinds of reason: a loss, a doubt, a flag. What is graver is a mere note.
const DOUBTFUL = 2;
const isDoubtful = (action) => !action.added && action.rank <= DOUBTFUL;
// What was said of a table has no verdict of its own.
const TABLE_TOLD = "Decision about a table";
const NOT_FOUND = "The place in the document was not found again, so only the words of the action are shown.";

function placeOf(item) {
  const { source } = content.documents[item.doc];
  if (item.isDocument) return "Document as a whole";
  if (item.added) return [source, valueOf(item, "page") && `${pageUnit(item.doc)} ${valueOf(item, "page")}`].filter(Boolean).join(" · ");
  const [page, pageEnd, table, row] = item.at;
  const isLong = pageEnd && pageEnd !== page;
  const unit = pageUnit(item.doc);
  const pages = page && (isLong ? `${unit}s ${page}–${pageEnd}` : `${unit} ${page}`);
  const inTable = table === null ? null : `table ${table + 1}, row ${row + 1}`;
  return [source, pages, inTable].filter(Boolean).join(" · ");
}

// The tables count otherwise, as programs do: whoever goes from one to the other would look at the wrong row.
const placeHint = ({ isDocument, added, at }) =>
  isDocument || added || at[2] === null ? null : "Tables and rows are counted from 1 here, and from 0 in actions.csv.";

function placeParts(item) {
  const { source } = content.documents[item.doc];
  const place = placeOf(item);
  return place.startsWith(source) ? [fileName(source), said(place.slice(source.length))] : [said(place)];
}

const titleOf = (item) =>
  item.isDocument ? content.documents[item.doc].source : valueOf(item, "action") || "A missed action";

// A card in a sentence: like actions stand in several documents.
const namedIn = (item) => (item.isDocument ? titleOf(item) : `“${titleOf(item).slice(0, MOST_NAMED_SIGNS)}” in ${content.documents[item.doc].source}`);

// A copy is another file of the same version: its actions are those of the first one again.
function copyChip({ doc }) {
  const first = firstOf(doc);
  return first && el("span", { class: "chip plain", title: `The same plan as in ${content.documents[first.doc].source}` }, "Copy");
}

const KIND_MEANINGS = { issue: "Something that is to be put right; it counts as an action", milestone: "A step on the way; it counts as an action" };

function chips(action) {
  const chip = (className, text) => el("span", { class: `chip ${className}` }, text);
  const [verdict, kind, status] = [verdictOf(action), valueOf(action, "kind"), valueOf(action, "status")];
  return [
    verdict && chip(`verdict-${verdict}`, VERDICT_WORDS[verdict]),
    kind !== "action" && el("span", { class: "chip plain", title: KIND_MEANINGS[kind] }, capital(words(kind))),
    status && chip(`status-${status}`, capital(words(status))),
    action.overdue && chip("late", "Overdue"),
    isDoubtful(action) && (verdict ? el("span", { class: "chip plain", title: "It may have been read wrong, and you have decided about it" }, "Was to check") : chip("doubtful", "To check")),
    copyChip(action),
  ].filter(Boolean);
}

// What stays in the page for every item: enough to scroll by, to search with the browser, to hear read out.
function skeleton(item, index) {
  return el(
    "article",
    { id: `card-${index}`, class: `card ${item.isDocument ? "document" : "action"} unfilled`, tabindex: "-1" },
    el(
      "header",
      {},
      el("p", { class: "where small muted", title: placeHint(item) }, ...placeParts(item)),
      el("p", { class: "chips" }),
    ),
    el("h3"),
    el("div", { class: "content" }),
  );
}

function drawHead({ item, node }) {
  node.dataset.verdict = verdictOf(item);
  node.setAttribute("aria-label", titleOf(item));
  node.querySelector(".chips").replaceChildren(...(item.isDocument ? documentChips : chips)(item));
  node.querySelector("h3").replaceChildren((item.isDocument ? fileName : said)(titleOf(item)));
}

// What a column is called on a card; an issue may also name a column by the document's own header.
function labelOf(column) {
  const isIt = ([label, printed, read]) =>
    printed === column || read.includes(column) || label.toLowerCase() === words(column);
  return content.card.find(isIt)?.[0] ?? column;
}

function doubtList(action) {
  const line = ([gravity, message, column]) => {
    const label = column && el("strong", {}, said(`${labelOf(column)}: `));
    return el("li", {}, label, said(message));
  };
  const [doubts, notes] = [[], []];
  for (const doubt of action.doubts ?? []) (doubt[0] > DOUBTFUL ? notes : doubts).push(doubt);
  return [
    doubts.length && el("ul", { class: "doubts", "aria-label": "Why to check this" }, doubts.map(line)),
    notes.length && el("ul", { class: "notes", "aria-label": "Notes" }, notes.map(line)),
  ].filter(Boolean);
}

function evidenceFigure({ item: action }) {
  const shown = evidenceOf(action, false);
  if (!shown.length) {
    const why = action.added ? "" : (content.documents[action.doc].trouble ?? NOT_FOUND);
    return why ? el("p", { class: "small muted" }, why) : null;
  }
  const figure = el("figure", { class: "evidence" }, ...shown);
  if (!action.line) figure.append(wholeButton(action, figure));
  return figure;
}

function wholeButton(action, figure) {
  const see = `See the whole ${action.tr ? "table" : "page"}`;
  const button = el("button", { type: "button", class: "quiet", "aria-pressed": "false" }, see, key("e"));
  button.addEventListener("click", () => {
    const whole = toggleWhole(action, figure);
    button.setAttribute("aria-pressed", String(whole));
    button.firstChild.textContent = whole ? "See only the row" : see;
  });
  return button;
}

const key = (sign) => el("kbd", {}, sign);

function verdictButtons(card) {
  const { item: action } = card;
  const verdict = verdictOf(action);
  const button = (code, text, sign, onclick) => {
    const pressed = String(verdict === code);
    const attributes = { type: "button", class: `say-${code}`, "aria-pressed": pressed, onclick };
    return el("button", attributes, text, key(sign));
  };
  const quiet = (text, sign, onclick) =>
    el("button", { type: "button", class: "quiet", onclick }, text, sign && key(sign));
  const group = (label, ...buttons) =>
    el("div", { class: "buttons", role: "group", "aria-label": label }, ...buttons);
  if (action.added) {
    const change = button("add", "Change", "c", () => edit(card));
    return group("This added action", change, quiet("Remove", "r", () => say(card, "reject")));
  }
  return group(
    "Was this action read correctly?",
    button("accept", "Accept", "a", () => say(card, "accept")),
    button("correct", "Correct", "c", () => edit(card)),
    button("reject", "Reject", "r", () => say(card, "reject")),
    quiet("Add a missed action", "n", () => addMissed(action, {})),
    verdict && quiet("Clear this decision", null, () => say(card, "")),
  );
}

function noteLine(action) {
  const note = noteOf(action);
  return note ? el("p", { class: "small" }, el("strong", {}, "Note: "), said(note)) : null;
}

function actionBody(card) {
  const { item } = card;
  return [...doubtList(item), evidenceFigure(card), valueTable(item), noteLine(item), verdictButtons(card)];
}

function drawBody(card) {
  const { item, node } = card;
  const parts = (item.isDocument ? documentBody : actionBody)(card);
  node.querySelector(".content").replaceChildren(...parts.filter(Boolean));
  card.filled = true;
  node.classList.remove("unfilled");
  node.style.minHeight = "";
}

// An emptied card keeps its height, so that nothing moves under the reader.
function emptyBody(card, height) {
  if (!card.filled || card.editing) return;
  card.node.style.minHeight = `${height}px`;
  card.node.querySelector(".content").replaceChildren();
  card.filled = false;
  card.node.classList.add("unfilled");
}
