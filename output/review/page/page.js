// The page as a whole: search, order, keys, the download, printing.

// More cards than this are printed without their pictures.
const MOST_PRINTED = 400;
// Pictures that are not drawn after so many milliseconds are printed as they are.
const MOST_WAITED = 3000;

function refresh() {
  showItems(searched(), byId("order").value);
  showProgress();
  cancelAnimationFrame(recounting);
  showCount();
  rememberPlace();
}

// What is shown, on the screen and in print: a part never under the count of all.
function showCount() {
  const saved = shown.map(({ item }) => item).filter((item) => !isDraft(item));
  const actions = saved.filter((item) => !item.isDocument).length;
  const documents = saved.length - actions;
  const both = [actions && counted(actions, "action"), documents && counted(documents, "document")];
  const parts = both.filter(Boolean);
  const isAll = shown.length === content.actions.length + documentItems.length;
  byId("shown").textContent = `${isAll ? "All " : ""}${parts.join(" and ") || "Nothing"} shown`;
  document.body.classList.toggle("filtered", !isAll);
  byId("print-title").textContent = `${parts.join(" and ")} (${filtersInWords(searched()) || "as added"})`;
}

function showProgress() {
  const reviewed = (items) => items.filter((item) => verdictOf(item)).length;
  const saved = content.actions.filter((action) => !isDraft(action));
  const [actions, documents] = [reviewed(saved), reviewed(documentItems)];
  const all = saved.length + documentItems.length;
  byId("progress-bar").value = (actions + documents) / Math.max(1, all);
  const of = (done, items, noun) => `${done.toLocaleString("en-GB")} of ${counted(items.length, noun)}`;
  const words = `${of(actions, saved, "action")}, ${of(documents, documentItems, "document")} reviewed`;
  byId("progress-words").textContent = words;
  byId("undo").disabled = steps.length === 0;
  showAcceptable();
  byId("download").disabled = verdicts.size === 0;
  recount();
}

// The button says how many actions it accepts: those that are shown and were not decided yet.
function showAcceptable() {
  const [left, all] = [unjudged().length, shown.filter(({ item }) => !item.isDocument).length];
  const which = left < all ? `the other ${counted(left, "action")}` : `all ${counted(left, "action")}`;
  byId("accept-shown").disabled = left === 0;
  byId("accept-shown").textContent = left ? `Accept ${which} shown` : "Accept all actions shown";
}

// A correction that is typed and not saved is not in the file: that is said before.
async function download() {
  const open = changedForms().length;
  if (open) {
    const what = `${counted(open, "form")} ${open === 1 ? "is" : "are"} open and changed.`;
    const choices = [["back", "Go to the form"], ["without", "Download without it"], ["", "Cancel"]];
    const answer = await ask(what, ["What is typed and not saved is not in the file."], choices);
    if (answer === "back") return showOpenForm();
    if (!answer) return undefined;
  }
  return saveFile();
}

function saveFile() {
  const blob = new Blob([csvText(correctionRows())], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: "corrections.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  unsaved = false;
  announce("Corrections downloaded");
}

function fillForPrint() {
  putAllCards();
  const isLong = shown.length > MOST_PRINTED;
  document.body.classList.toggle("long-print", isLong);
  if (!isLong) shown.filter((card) => !card.filled).forEach(drawBody);
}

async function printAll() {
  const images = () => [...document.querySelectorAll("#actions image")];
  const before = new Set(images());
  fillForPrint();
  const drawn = images().filter((image) => !before.has(image)).map(
    (image) => new Promise((resolve) => ["load", "error"].forEach((name) => image.addEventListener(name, resolve))),
  );
  await Promise.race([Promise.all(drawn), new Promise((resolve) => setTimeout(resolve, MOST_WAITED))]);
  window.print();
}

// What a verdict's key says of a card: a paper in which nothing was read holds no plan, if that is right.
function keyed(item, verdict) {
  if (!item.isDocument) return verdict;
  return verdict === "reject" || !actionsOf(item.doc).length ? "no_plan" : verdict;
}

const isUnread = (item) => item.isDocument && content.documents[item.doc].outcome === "failed";

function sayAndGoOn(verdict) {
  if (current.item.added && verdict === "accept") return undefined;
  if (isUnread(current.item) && verdict === "accept") return tell("This document was not read. Say with r that it holds no plan.");
  const isAdded = current.item.added;
  say(current, keyed(current.item, verdict));
  if (!isAdded) goTo(neighbour(1));
  return undefined;
}

function correctCurrent() {
  if (!current.item.isDocument) return edit(current);
  if (!content.documents[current.item.doc].seen.length) return tell("This document has no tables. Add what was missed with n.");
  current.showsTables = true;
  redraw(current);
  return current.node.querySelector(".tables select")?.focus();
}

const KEYS = {
  j: () => goTo(neighbour(1)),
  k: () => goTo(neighbour(-1)),
  a: onSeen(() => sayAndGoOn("accept")),
  r: onSeen(() => sayAndGoOn("reject")),
  c: onSeen(correctCurrent),
  u: undo,
  n: onSeen(() => addMissed(current.item, {})),
  e: onSeen(() => (current.item.isDocument ? showWhole(current) : current.node.querySelector(".evidence > button")?.click())),
  "/": () => byId("filter-text").focus(),
  "?": () => byId("keys").showModal(),
};

function onKey(event) {
  const inField = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "Escape" && !event.target.closest?.("dialog")) {
    event.preventDefault(); // or it would close the question that the form asks
    if (current?.editing) current.form.cancel();
    else if (inField) event.target.blur();
    return;
  }
  if (inField || event.ctrlKey || event.metaKey || event.altKey || !byId("keys-on").checked) return;
  if (current?.editing && event.key !== "?") return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  byId("filter-text").addEventListener("input", refresh);
  // The keys act again once a choice is made: a field that keeps the focus would swallow them.
  byId("order").addEventListener("change", () => {
    refresh();
    byId("order").blur();
  });
  for (const field of [byId("filter-text"), byId("order")]) {
    field.addEventListener("keydown", (event) => event.key === "Enter" && field.blur());
  }
  byId("accept-shown").addEventListener("click", acceptShown);
  byId("undo").addEventListener("click", undo);
  byId("download").addEventListener("click", download);
  byId("resume").addEventListener("change", resume);
  byId("print").addEventListener("click", printAll);
  byId("help").addEventListener("click", () => byId("keys").showModal());
  for (const button of document.querySelectorAll(".clear")) {
    button.addEventListener("click", showAll);
  }
  for (const tile of document.querySelectorAll("[data-choose]")) {
    tile.addEventListener("click", () => choose(...tile.dataset.choose.split("=")));
  }
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", fillForPrint);
  window.addEventListener("beforeunload", (event) => {
    if (isTyping() || (unsaved && (isServed || !storage))) event.preventDefault();
  });
}

async function start() {
  // Where the window was scrolled to says nothing before the cards have their heights.
  history.scrollRestoration = "manual";
  openStorage();
  await recall();
  recallSteps();
  byId("storage").textContent = storageInWords();
  watchForTheRest();
  listen();
  byId("tools").hidden = false;
  byId("facets").hidden = false;
  openWhereLeft();
}

start();
