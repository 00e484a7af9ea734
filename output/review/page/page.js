// The review as a whole: what is shown and how far one is, keys, the download.

function refresh() {
  showItems(searched(), byId("order").value);
  showProgress();
  cancelAnimationFrame(recounting);
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
  byId("shown").textContent = `${isAll && shown.length > 1 ? "All " : ""}${parts.join(" and ") || "Nothing"} shown`;
  nameForPrint(parts.join(" and "), isAll);
}

function showProgress() {
  showCount();
  const reviewed = (items) => items.filter((item) => verdictOf(item)).length;
  const saved = content.actions.filter((action) => !isDraft(action));
  const [actions, documents] = [reviewed(saved), reviewed(documentItems)];
  const all = saved.length + documentItems.length;
  byId("progress-bar").value = (actions + documents) / Math.max(1, all);
  const of = (done, items, noun) => `${done.toLocaleString("en-GB")} of ${counted(items.length, noun)}`;
  const words = `${of(actions, saved, "action")}, ${of(documents, documentItems, "document")} reviewed`;
  byId("progress-words").textContent = words;
  byId("undo").disabled = steps.length === 0;
  const doubtful = content.actions.filter(isDoubtful);
  // Always there, so that nothing moves under the reader.
  const checked = `${reviewed(doubtful).toLocaleString("en-GB")} of ${doubtful.length.toLocaleString("en-GB")}`;
  byId("doubtful-reviewed").textContent = doubtful.length ? `Reviewed: ${checked}.` : "";
  showAcceptable();
  byId("download").disabled = verdicts.size === 0;
  recount();
}

// The button says how many actions it accepts: those that are shown and were not decided yet.
function showAcceptable() {
  const [left, all] = [unjudged().length, shown.filter(({ item }) => !item.isDocument && !item.added).length];
  const which = left < all ? `the ${counted(left, "unreviewed action")} shown` : `all ${counted(left, "action")} shown`;
  byId("accept-shown").disabled = left === 0;
  byId("accept-shown").textContent = `Accept ${left ? which : "all actions shown"}`;
}

// Goes to a card, whatever the filters hide.
function showItem(item) {
  if (!shown.some((card) => card.item === item)) showAll();
  goTo(cardOf(item));
}

// A correction that is typed and not saved is not in the file: that is said before.
async function download() {
  const open = changedForms().length;
  if (open) {
    const what = `${counted(open, "form")} ${open === 1 ? "is" : "are"} open and changed.`;
    const choices = [["back", "Go to the form"], ["without", "Download without it"], ["", "Cancel"]];
    const answer = await ask(what, ["What you typed there is not saved, and will not be in the file."], choices);
    if (answer === "back") return showOpenForm();
    if (!answer) return undefined;
  }
  return saveFile();
}

function saveFile() {
  downloadCsv("corrections.csv", correctionRows());
  unsaved = false;
  tell("Corrections downloaded.");
}

// What a verdict's key says of a card: a paper in which nothing was read holds no plan, if that is right.
function keyed(item, verdict) {
  if (!item.isDocument) return verdict;
  return verdict === "reject" || !actionsOf(item.doc).length ? "no_plan" : verdict;
}

const isUnread = (item) => item.isDocument && content.documents[item.doc].outcome === "failed";

function sayAndGoOn(verdict) {
  if (current.item.added && verdict === "accept") return undefined;
  if (isUnread(current.item) && verdict === "accept") return tell("This document could not be read. Open the file itself; if it holds no plan, press r.");
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
  "?": showKeys,
};

const currentForm = () => (current?.editing ? current.form : null);

function listen() {
  byId("accept-shown").addEventListener("click", acceptShown);
  window.addEventListener("beforeunload", (event) => {
    if (isTyping() || (unsaved && (isServed || !storage))) event.preventDefault();
  });
}

async function start() {
  openStorage();
  await recall();
  byId("storage").textContent = storageInWords();
  listen();
  openPage();
}

start();
