// The page as a whole: filters, keys, the download, printing.

const FILTERS = ["text", "document", "status", "lead", "flag", "verdict"];
// More cards than this are printed without their pictures.
const MOST_PRINTED = 400;
// Pictures that are not drawn after so many milliseconds are printed as they are.
const MOST_WAITED = 3000;

const KEPT = "Decisions are kept in this browser on this computer until you download them.";
const NOT_KEPT = "This browser keeps nothing for a page from a disk: download your decisions before you close it.";

function announce(text) {
  byId("live").textContent = text;
}

function filtersSet() {
  const values = FILTERS.map((name) => [name, byId(`filter-${name}`).value]);
  const filters = Object.fromEntries(values);
  return { ...filters, text: filters.text.trim().toLowerCase(), lead: filters.lead.trim().toLowerCase() };
}

function refresh() {
  showActions(filtersSet(), byId("order").value);
  showProgress();
  rememberPlace();
}

const PLACE = `${STORE}-place-${content.key}`;

// Where one is, so that a page that is loaded again opens there.
function rememberPlace() {
  if (!storage) return;
  const filters = FILTERS.map((name) => [name, byId(`filter-${name}`).value]);
  const place = { filters, order: byId("order").value, action: current?.action.id };
  try {
    storage.setItem(PLACE, JSON.stringify(place));
  } catch {
    // Full: the verdicts are what matters.
  }
}

function recallPlace() {
  try {
    return JSON.parse(storage?.getItem(PLACE) ?? "null");
  } catch {
    return null;
  }
}

function openWhereLeft() {
  const place = recallPlace();
  for (const [name, value] of place?.filters ?? []) {
    if (FILTERS.includes(name)) byId(`filter-${name}`).value = value;
  }
  if (place?.order in ORDERS) byId("order").value = place.order;
  refresh();
  const card = shown.find(({ action }) => action.id === place?.action);
  if (card) goTo(card);
}

function showProgress() {
  const done = content.actions.filter((action) => verdictOf(action)).length;
  byId("progress-bar").value = done / Math.max(1, content.actions.length);
  const all = counted(content.actions.length, "action");
  byId("undo").disabled = steps.length === 0;
  byId("progress-words").textContent = `${done.toLocaleString("en-GB")} of ${all} reviewed`;
  byId("download").disabled = done === 0;
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const byName = ([one], [other]) => one.localeCompare(other);
const withCount = (text, count) => `${text} (${count.toLocaleString("en-GB")})`;

function fillSelect(id, options) {
  byId(id).append(...[["", "All"], ...options].map(([value, text]) => el("option", { value }, text)));
}

function fillFilters() {
  const { actions, documents } = content;
  const inDocument = tally(actions.map((action) => action.doc));
  fillSelect(
    "filter-document",
    [...inDocument].map(([number, count]) => [number, withCount(documents[number].source, count)]),
  );
  const statuses = tally(actions.map((action) => action.v.status || "none"));
  const statusName = (code) => (code === "none" ? "Not stated" : capital(words(code)));
  const codes = [...content.columns.status[1], "none"].filter((code) => statuses.has(code));
  fillSelect("filter-status", codes.map((code) => [code, withCount(statusName(code), statuses.get(code))]));
  const flags = [...tally(actions.flatMap((action) => action.flags ?? []))].sort(byName);
  const doubtful = actions.filter((action) => action.rank <= DOUBTFUL).length;
  const first = ["*", withCount("To look at first", doubtful)];
  fillSelect("filter-flag", [first, ...flags.map(([flag, n]) => [flag, withCount(capital(words(flag)), n)])]);
  fillSelect("filter-verdict", [["none", "Not reviewed"], ...Object.entries(VERDICT_WORDS)]);
  const leads = tally(actions.flatMap((action) => fromJson(action.v.leads, []).map(partyLabel)));
  byId("leads").append(...[...leads].sort(byName).map(([lead]) => el("option", { value: lead })));
}

function download() {
  const blob = new Blob([csvText(correctionRows())], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: "corrections.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  unsaved = false;
  announce("Corrections downloaded");
}

async function resume(event) {
  const [file] = event.target.files;
  const taken = file && takeCorrections(await file.text());
  event.target.value = "";
  event.target.blur();
  if (!file) return;
  for (const card of cards.values()) (card.filled ? redraw : drawHead)(card);
  refresh();
  const message = taken ? takenInWords(taken, file.name) : `${file.name} is no corrections file.`;
  byId("storage").textContent = message;
  announce(message);
}

function takenInWords({ lines, refused }, name) {
  const rest = refused ? ` ${counted(refused, "line")} no longer fit these rows and were left out.` : "";
  return `${counted(lines, "line")} taken from ${name}.${rest}`;
}

function fillForPrint() {
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

function sayAndGoOn(verdict) {
  if (!current || (current.action.added && verdict === "accept")) return;
  const isAdded = current.action.added;
  say(current, verdict);
  if (!isAdded) goTo(neighbour(1));
}

const KEYS = {
  j: () => goTo(neighbour(1)),
  k: () => goTo(neighbour(-1)),
  a: () => sayAndGoOn("accept"),
  r: () => sayAndGoOn("reject"),
  c: () => current && edit(current),
  u: () => undo(),
  n: () => current && addAfter(current),
  e: () => current?.node.querySelector(".evidence > button")?.click(),
  "/": () => byId("filter-text").focus(),
  "?": () => byId("keys").showModal(),
};

function onKey(event) {
  const inField = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "Escape" && !event.target.closest?.("dialog")) {
    if (current?.editing) current.cancel();
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

function start() {
  const isKept = openStorage();
  recall();
  fillFilters();
  byId("storage").textContent = isKept ? KEPT : NOT_KEPT;
  for (const field of document.querySelectorAll(".filters input")) field.addEventListener("input", refresh);
  for (const field of document.querySelectorAll(".filters select, .filters input")) {
    // The keys act again once a choice is made: a field that keeps the focus would swallow them.
    field.addEventListener("change", () => {
      refresh();
      if (field !== document.activeElement || field.tagName === "SELECT") field.blur();
    });
    field.addEventListener("keydown", (event) => event.key === "Enter" && field.blur());
  }
  byId("accept-shown").addEventListener("click", acceptShown);
  byId("undo").addEventListener("click", undo);
  watchForPictures();
  byId("clear").addEventListener("click", () => {
    for (const name of FILTERS) byId(`filter-${name}`).value = "";
    refresh();
  });
  byId("download").addEventListener("click", download);
  byId("resume").addEventListener("change", resume);
  byId("print").addEventListener("click", printAll);
  byId("help").addEventListener("click", () => byId("keys").showModal());
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", fillForPrint);
  window.addEventListener("beforeunload", (event) => unsaved && !storage && event.preventDefault());
  byId("tools").hidden = false;
  openWhereLeft();
}

start();
