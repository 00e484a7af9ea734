// The page of followed plans: search, order, keys, decisions on links, the download.

content.threads.forEach((thread, order) => (thread.order = order));
ORDERS.slip = (one, other) => other.slip - one.slip || one.order - other.order;

const isDraft = () => false;

function refresh() {
  showItems(searched(), byId("order").value);
  showProgress();
  cancelAnimationFrame(recounting);
  rememberPlace();
}

function showProgress() {
  const done = content.threads.filter(({ steps: own }) => own.some((step) => links.has(step.action))).length;
  const all = counted(content.threads.length, "action");
  byId("shown").textContent = `${counted(shown.length, "action")} shown · ${done} of ${all} reviewed`;
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
  if (!undone) return tell("Nothing to undo");
  const isOf = (thread) => thread.steps.some((step) => undone.includes(step.action));
  const items = content.threads.filter(isOf);
  for (const item of items) item.facets = null;
  redrawAll();
  const card = shown.find(({ item }) => items.includes(item));
  if (card) goTo(card);
  return tell(`Undone: ${items.length > 1 ? counted(items.length, "action") : items[0].action}`);
}

function download() {
  const blob = new Blob([csvText(linkRows())], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: "links.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
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
};

function onKey(event) {
  const inField = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "Escape" && inField && !event.target.closest("dialog")) return event.target.blur();
  if (inField || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

function listen() {
  byId("filter-text").addEventListener("input", refresh);
  byId("order").addEventListener("change", () => {
    refresh();
    byId("order").blur();
  });
  byId("undo").addEventListener("click", undo);
  byId("download").addEventListener("click", download);
  byId("resume").addEventListener("change", resume);
  for (const button of document.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => choose(...button.dataset.choose.split("=")));
  }
  for (const button of document.querySelectorAll("[data-thread]")) {
    button.addEventListener("click", () => showThread(button.dataset.thread));
  }
  for (const button of document.querySelectorAll(".clear")) {
    button.addEventListener("click", showAll);
  }
  document.addEventListener("keydown", onKey);
}

// Where the window was scrolled to says nothing before the cards have their heights.
history.scrollRestoration = "manual";
openStorage();
recallSteps();
watchForTheRest();
listen();
byId("tools").hidden = false;
byId("facets").hidden = false;
openWhereLeft();
