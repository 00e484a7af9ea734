// The page of followed plans: search, order, keys, decisions on links, the download.

content.threads.forEach((thread, order) => (thread.order = order));
ORDERS.slip = (one, other) => other.slip - one.slip || one.order - other.order;

const rememberPlace = () => {};
const isDraft = () => false;
const searched = () => byId("filter-text").value.trim().toLowerCase();

function refresh() {
  showItems(searched(), byId("order").value);
  showProgress();
}

function showProgress() {
  const done = content.threads.filter(({ steps: own }) => own.some((step) => links.has(step.action))).length;
  const all = counted(content.threads.length, "action");
  byId("shown").textContent = `${counted(shown.length, "action")} shown · ${done} of ${all} reviewed`;
  byId("download").disabled = links.size === 0;
  byId("undo").disabled = steps.length === 0;
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
  announce("Accepted");
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

async function resume(event) {
  const [file] = event.target.files;
  const taken = file && takeLinks(await file.text());
  event.target.value = "";
  if (!file) return undefined;
  for (const item of content.threads) item.facets = null;
  redrawAll();
  if (!taken) return tell(`${file.name} is no file of links.`);
  const parts = [
    `${counted(taken.lines, "line")} taken from ${file.name}.`,
    taken.replaced && `What was said here of ${counted(taken.replaced, "action")} was replaced.`,
    taken.refused && `${counted(taken.refused, "line")} fit nothing here.`,
    taken.lines && "Undo takes this back.",
  ];
  return tell(parts.filter(Boolean).join(" "));
}

function showThread(id) {
  clearFacets();
  byId("filter-text").value = "";
  refresh();
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
  const inField = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape" && inField) return event.target.blur();
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
    button.addEventListener("click", () => {
      clearFacets();
      byId("filter-text").value = "";
      refresh();
    });
  }
  document.addEventListener("keydown", onKey);
}

openStorage();
watchForTheRest();
listen();
byId("tools").hidden = false;
byId("facets").hidden = false;
refresh();
