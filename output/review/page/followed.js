// The page of followed plans: what is shown and how far one is, keys, decisions on links, the download.

content.threads.forEach((thread, order) => (thread.order = order));
ORDERS.slip = (one, other) => other.slip - one.slip || one.order - other.order;

const isDraft = () => false;
const currentForm = () => null;

function refresh() {
  showItems(searched(), byId("order").value);
  showProgress();
  cancelAnimationFrame(recounting);
  rememberPlace();
}

function showProgress() {
  const done = content.threads.filter((item) => stateOf(item) === "reviewed").length;
  const all = content.threads.length;
  byId("progress-bar").value = done / Math.max(1, all);
  byId("progress-words").textContent = `${done.toLocaleString("en-GB")} of ${counted(all, "action")} reviewed`;
  const isAll = shown.length === all;
  byId("shown").textContent = `${isAll && all > 1 ? "All " : ""}${counted(shown.length, "action")} shown`;
  nameForPrint(shown.length ? counted(shown.length, "action") : "", isAll);
  byId("download").disabled = links.size === 0;
  byId("undo").disabled = steps.length === 0;
  recount();
}

function changed(card) {
  card.item.facets = null;
  redraw(card);
  showProgress();
}

function decide(card, before, after, verdict) {
  sayLinks([[after, verdict ? [before, verdict] : null]]);
  changed(card);
  announce(verdict ? LINK_WORDS[verdict] : "As found");
}

function acceptLinks(card) {
  const open = card.item.steps.filter((step) => step.before && !links.has(step.action));
  if (open.length) sayLinks(open.map((step) => [step.action, [step.before, step.link]]));
  changed(card);
  announce(doneInWords(card.item));
}

function undo() {
  const undone = undoLinks();
  if (!undone) return tell(links.size ? NO_MORE_STEPS : NOTHING_TO_UNDO);
  const isOf = (thread) => thread.steps.some((step) => undone.includes(step.action));
  const items = content.threads.filter(isOf);
  for (const item of items) item.facets = null;
  redrawAll();
  const card = shown.find(({ item }) => items.includes(item));
  if (card) goTo(card);
  return tell(`Undone: ${items.length > 1 ? counted(items.length, "action") : `links of “${items[0].action.slice(0, MOST_NAMED_SIGNS)}”`}`);
}

function download() {
  downloadCsv("links.csv", linkRows());
  tell("Links downloaded.");
}

function showThread(id) {
  showAll();
  goTo(shown.find(({ item }) => item.id === id));
}

const KEYS = {
  j: () => goTo(neighbour(1)),
  k: () => goTo(neighbour(-1)),
  a: onSeen(() => {
    acceptLinks(current);
    goTo(neighbour(1));
  }),
  u: undo,
  "/": () => byId("filter-text").focus(),
  "?": showKeys,
};

for (const button of document.querySelectorAll("[data-thread]")) {
  button.addEventListener("click", () => showThread(button.dataset.thread));
}
openStorage();
openPage();
