// A document's card: how it ended, what was made of its tables, and its pages or text to find what was missed.

const NO_PLAN_FOUND =
  "No action plan was found in this document. Look through its tables and pages. If that is right, press “No plan here”; otherwise add the actions that were missed.";
const NOT_SEEN_HERE = "Nothing of it can be shown here. Open the file itself before you decide that it holds no plan.";
const PLAN_WORDS = { true: "Read as an action plan", false: "Not read as an action plan" };
const NO_ACTIONS_SAID =
  "Now choose the column that holds the actions. Without one nothing can be read from this table, and your decision about it is refused when the corrections are applied.";
const TABLES_HINT =
  `If a table was taken for the wrong thing, correct here whether it is an action plan, and what each of its columns holds (a column of “Something else” is kept under its own heading). When you are done, ${isServed ? "" : "download the corrections and "}run these two commands, with the folder of your documents in place of PAPERS. Every table with the same headings is then read in this way.`;
const RESULTS = byId("next-command").dataset.results;
const TABLES_COMMANDS = [byId("next-command").textContent, `councilplans extract DOCUMENTS --out ${RESULTS} --redo all --profile ${RESULTS}/reviewed-profile.toml`];
const ELSE = "Something else";

function documentChips(item) {
  const { outcome, format } = content.documents[item.doc];
  const verdict = verdictOf(item);
  return [
    verdict && el("span", { class: `chip verdict-${verdict}` }, `You decided: ${decidedInWords(item, verdict).toLowerCase()}`),
    !(verdict === "no_plan" && outcome === "no_plan") && el("span", { class: `chip outcome-${outcome}` }, OUTCOME_WORDS[outcome]),
    el("span", { class: "chip plain" }, format),
    copyChip(item),
  ].filter(Boolean);
}

function documentFacts(item) {
  const shown = content.documents[item.doc];
  const actions = actionsOf(item.doc).length;
  const counts = shown.plans ? `${counted(actions, "action")} in ${counted(shown.plans, "plan")}` : "";
  const message = shown.outcome === "no_plan" ? NO_PLAN_FOUND : shown.said && said(shown.said);
  const about = [
    shown.organisation && `Organisation: ${shown.organisation}`,
    shown.title && `Title: ${shown.title}`,
    shown.date && `Date: ${day(shown.date)}${shown.dateFrom && ` (${shown.dateFrom})`}`,
    counts && `Read: ${counts}`,
  ].filter(Boolean).join(" · ");
  return [
    about && el("p", { class: "small" }, said(about)),
    copyNote(item),
    message && el("p", { class: "notice" }, message),
    isUnread(item) && !shown.pages.length && el("p", { class: "small muted" }, NOT_SEEN_HERE),
    shown.trouble && shown.trouble !== shown.said && el("p", { class: "small muted" }, shown.trouble),
    notices(shown.notices),
  ];
}

// Which file of a plan is read in its stead, or which others hold the same.
function copyNote({ doc }) {
  const link = (item) => el("button", { type: "button", class: "link said", onclick: () => showItem(item) }, content.documents[item.doc].source);
  const first = firstOf(doc);
  if (first) {
    const rest = " holds the same version of this plan. The actions of this copy are counted again, and what you decide here does not change the other document.";
    return el("p", { class: "small copy" }, link(first), rest);
  }
  const copies = copiesOf(doc);
  if (!copies.length) return null;
  const named = copies.flatMap((item, index) => [index ? ", " : "", link(item)]);
  return el("p", { class: "small copy" }, "The same version of this plan is also in ", named, ".");
}

function notices(lines) {
  if (!lines.length) return null;
  const line = ([severity, message]) => el("li", { class: severity === "note" && "muted" }, said(message));
  return el("ul", { class: "doubts", "aria-label": "What the reader noticed" }, lines.map(line));
}

function documentButtons(card) {
  const { item } = card;
  const verdict = verdictOf(item);
  const button = (code, text, sign) => {
    const pressed = String(verdict === code);
    const onclick = () => say(card, code);
    return el("button", { type: "button", class: `say-${code}`, "aria-pressed": pressed, onclick }, text, key(sign));
  };
  const hasActions = actionsOf(item.doc).length > 0;
  const missed = { type: "button", class: "quiet", onclick: () => addMissed(item, {}) };
  return el(
    "div",
    { class: "buttons", role: "group", "aria-label": "The whole document" },
    hasActions && button("accept", NOTHING_MISSED, "a"),
    button("no_plan", "No plan here", "r"),
    el("button", missed, "Add a missed action", key("n")),
    verdict && el("button", { type: "button", class: "quiet", onclick: () => say(card, "") }, "Clear this decision"),
  );
}

// What is said of a table, or what was made of it.
function toldOf(item, table) {
  const { headings, means, kind, plan } = table;
  return { headings, means, kind, plan, ...verdicts.get(tableId(item, table))?.changes };
}

function tellTable(card, table, change) {
  const { item } = card;
  const now = { ...toldOf(item, table), ...change };
  const { headings, means, kind, plan } = table;
  const isAsRead = JSON.stringify(now) === JSON.stringify({ headings, means, kind, plan });
  judge(tableId(item, table), isAsRead ? null : { verdict: "table", note: "", changes: now });
  redraw(card);
  showProgress();
}

function meaningSelect(card, table, index) {
  const { headings, means } = toldOf(card.item, table);
  const option = ([code, text]) =>
    el("option", { value: code, selected: means[index][0] === code }, text);
  const label = `Column ${index + 1}, ${headings[index] || "without a heading"}, holds`;
  const select = el("select", { "aria-label": label }, [["", ELSE], ...content.meanings].map(option));
  onChoice(select, (meaning) => {
    const now = toldOf(card.item, table).means.map((each, at) => (at === index ? [meaning].filter(Boolean) : each));
    tellTable(card, table, { means: now, plan: true });
  }, () => focusCard(card));
  return el("li", {}, said(headings[index] || "(no heading)"), select);
}

const hasActionColumn = (means) => means.some((each) => each.includes("action"));

// The meaning that two columns are set to, as it is called; undefined where each has its own.
function meaningTwice(means) {
  const all = means.flat();
  const twice = all.find((meaning, index) => all.indexOf(meaning) < index);
  return content.meanings.find(([code]) => code === twice)?.[1];
}

const twiceInWords = (label) =>
  `Two columns are set to “${label}”, and only one can hold it. Set the other to something else, or your decision about this table is refused.`;

// What each meaning is, for whoever is not sure which to choose.
function meaningsBox() {
  const lines = content.meanings.map(([, label, meaning]) => el("div", {}, el("dt", {}, label), el("dd", {}, meaning)));
  return el("details", { class: "small" }, el("summary", {}, "What the columns of a plan hold"), el("dl", { class: "meanings" }, lines));
}

function seenTable(card, table) {
  const { plan, headings, means } = toldOf(card.item, table);
  const isTold = verdicts.has(tableId(card.item, table));
  const where = table.page ? `Table ${table.number + 1}, ${pageUnit(card.item.doc)} ${table.page}` : `Table ${table.number + 1}`;
  const because = isTold ? "" : table.why;
  const state = isTold ? `You decided: ${plan ? "this is an action plan" : "this is no action plan"}` : PLAN_WORDS[plan];
  const toggled = plan ? "This is no action plan" : "This is an action plan";
  const turn = { type: "button", "data-control": `table ${table.number}`, onclick: () => tellTable(card, table, { plan: !plan }) };
  return el(
    "li",
    { class: "seen" },
    el("p", {}, el("strong", {}, where), ` · ${state}`),
    because && el("p", { class: "small muted" }, said(because)),
    isTold && plan && !hasActionColumn(means) && el("p", { class: "notice" }, NO_ACTIONS_SAID),
    isTold && plan && meaningTwice(means) && el("p", { class: "notice" }, twiceInWords(meaningTwice(means))),
    el("ol", { class: "columns-told" }, headings.map((_, index) => meaningSelect(card, table, index))),
    el("button", turn, toggled),
  );
}

function tablesBox(card) {
  const { seen } = content.documents[card.item.doc];
  if (!seen.length) return null;
  const read = seen.filter((table) => table.plan).length;
  const told = seen.filter((table) => verdicts.has(tableId(card.item, table))).length;
  const title = `${counted(seen.length, "table")}, ${read || "none"} read as an action plan${told ? `; you decided about ${told}` : ""}`;
  const box = el(
    "details",
    { class: "tables", open: card.showsTables },
    el("summary", {}, title),
    el("p", { class: "small muted" }, TABLES_HINT),
    el("ol", { class: "small commands" }, TABLES_COMMANDS.map((command) => el("li", {}, el("code", {}, command)))),
    meaningsBox(),
    el("ul", {}, seen.map((table) => seenTable(card, table))),
  );
  box.addEventListener("toggle", () => (card.showsTables = box.open));
  return box;
}

function pageView(index, className, label) {
  const [, width, height] = content.pictures[index];
  const view = el("svg:svg", { viewBox: `0 0 ${width} ${height}`, class: className, role: "img", "aria-label": label });
  const image = el("svg:image", { width, height });
  setPicture(image, index);
  view.append(image);
  return view;
}

function thumbnail(card, [page, index]) {
  const onclick = () => {
    card.page = card.page === page ? null : page;
    redraw(card);
  };
  const pressed = String(card.page === page);
  const attributes = { type: "button", class: "page", "aria-pressed": pressed, "aria-label": `Page ${page}`, title: "See this page large", onclick };
  const view = pageView(index, "thumbnail", "");
  view.setAttribute("aria-hidden", "true");
  return el("button", attributes, view, el("span", { class: "small" }, String(page)));
}

function largePage(card) {
  const { item } = card;
  const found = content.documents[item.doc].pages.find(([number]) => number === card.page);
  if (!found) return null;
  const [page, index] = found;
  const [, width, height] = content.pictures[index];
  const view = pageView(index, "whole-page", `Page ${page}`);
  for (const action of actionsOf(item.doc)) {
    for (const [picture, [x0, top, x1, bottom]] of stripsOf(action) ?? []) {
      if (picture === index) view.append(el("svg:rect", { class: "taken", x: x0, y: top, width: x1 - x0, height: bottom - top }));
    }
  }
  drawsBoxes(view, [width, height], (box) => addOnPage(item, page, box));
  const onclick = () => addOnPage(item, page, [0, 0, width, height]);
  return el(
    "div",
    { class: "pointing" },
    el("p", { class: "small muted" }, "What was read is outlined. To add an action that was missed, draw a box around it with the mouse."),
    el("div", { class: "wide" }, view),
    el("button", { type: "button", class: "quiet", onclick }, "Add a missed action on this page"),
  );
}

function pagesBox(card) {
  const { pages, pageCount } = content.documents[card.item.doc];
  if (!pageCount) return null;
  const left = pageCount - pages.length;
  const rest = left > 0 && (isServed ? pageForm(card) : el("p", { class: "small muted" }, restInWords(pages.length, pageCount)));
  return el(
    "section",
    { class: "pages", "aria-label": "Pages" },
    el("p", { class: "small muted hint-of-pages" }, "Click on a page to see it large."),
    el("div", { class: "thumbnails" }, pages.map((each) => thumbnail(card, each))),
    rest,
    largePage(card),
  );
}

const restInWords = (shownPages, all) =>
  `${shownPages} of ${counted(all, "page")} are shown: those with actions or with something to check, and the first. To see more, run councilplans review ${RESULTS} --pages ${all}.`;

// A server draws any page that is asked for.
function pageForm(card) {
  const { pageCount } = content.documents[card.item.doc];
  const number = el("input", { type: "number", min: 1, max: pageCount, required: true, "aria-label": "Page" });
  const form = el(
    "form",
    { class: "buttons" },
    `Page`,
    number,
    `of ${pageCount.toLocaleString("en-GB")}`,
    el("button", {}, "Show this page"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showPage(card, Number(number.value));
  });
  return form;
}

async function showPage(card, page) {
  const { doc } = card.item;
  const { pages } = content.documents[doc];
  if (!pages.some(([number]) => number === page)) {
    const answer = await fetch(`pages/${doc}/${page}.json`);
    if (!answer.ok) return announce(`Page ${page} cannot be shown`);
    const { width, height, webp } = await answer.json();
    drawnLater.set(content.pictures.push([page, width, height]) - 1, webp);
    pages.push([page, content.pictures.length - 1]);
    pages.sort(([one], [other]) => one - other);
  }
  card.page = page;
  return redraw(card);
}

function flowBlock(card, block) {
  const { item } = card;
  if (typeof block === "string") {
    const line = said(block, "p");
    line.addEventListener("click", () => addInText(item, tableBefore(card, block), Infinity, block));
    return line;
  }
  const table = tableOf(`${item.doc}:${block}`);
  if (!table) return null;
  const body = el("tbody", {}, tableRows(table, [0, table.rows.length], -1, null, true));
  body.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    const row = [...body.children].indexOf(cell?.parentElement);
    if (cell) addInText(item, block, row, cell.innerText.trim());
  });
  return el("div", { class: "wide" }, el("table", { class: "rebuilt" }, body));
}

function tableBefore(card, block) {
  const { flow } = content.documents[card.item.doc];
  return flow.slice(0, flow.indexOf(block)).filter((each) => typeof each === "number").at(-1) ?? -1;
}

function flowBox(card) {
  const { flow } = content.documents[card.item.doc];
  if (!flow.length) return null;
  const box = el("details", { class: "flow", open: card.showsText }, el("summary", {}, "The text of the document"));
  const fill = () => {
    const hint = el("p", { class: "small muted" }, "Click on a line or a cell to add it as an action that was missed.");
    box.append(el("div", { class: "lines" }, hint, ...flow.map((block) => flowBlock(card, block)).filter(Boolean)));
  };
  if (card.showsText) fill();
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) fill();
    card.showsText = box.open;
  });
  return box;
}

function documentBody(card) {
  return [
    ...documentFacts(card.item),
    noteLine(card.item),
    documentButtons(card),
    tablesBox(card),
    pagesBox(card),
    flowBox(card),
  ];
}

// The key for "show me": the first page that is shown, or the text.
function showWhole(card) {
  const { pages } = content.documents[card.item.doc];
  if (pages.length) card.page = card.page ? null : pages[0][0];
  else card.showsText = !card.showsText;
  redraw(card);
}
