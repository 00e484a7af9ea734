// Where what was said is kept: in the results' folder where a server shows the page, else in the browser, where
// that lets a page from a disk keep anything.

const STORE = "councilplans-review";
const KEPT = "Decisions are kept in this browser on this computer until you download them.";
const NOT_KEPT = "This browser keeps no decisions of a page that was opened from a file: download them before you close the page.";
const SERVED = "Decisions are saved in the results folder as you make them.";
const OTHER_WINDOW = `another window has saved other decisions. ${DOWNLOAD}, load this page again, then load the file that you downloaded.`;
// Milliseconds in which what is said quickly one after the other is saved once.
const SAVE_AFTER = 250;

const isServed = byId("served").textContent === "yes";
let storage = null;
let unsaved = false;

function openStorage() {
  try {
    window.localStorage.setItem(`${STORE}-test`, "1");
    window.localStorage.removeItem(`${STORE}-test`);
    storage = window.localStorage;
  } catch {
    storage = null;
  }
}

const storageInWords = () => (isServed ? SERVED : storage ? KEPT : NOT_KEPT);

function keep(ids) {
  unsaved = true;
  keepSteps();
  if (isServed) return server.save();
  if (storage) keepInBrowser(ids);
  else notSaved(DOWNLOAD);
  return undefined;
}

const storeOf = (documentId) => `${STORE}-${documentId}`;

// Kept by document, so that a folder to which papers are added keeps what was said of the others.
function keepInBrowser(ids) {
  try {
    for (const documentId of new Set(ids.map(documentOf))) {
      const entries = [...verdicts].filter(([id]) => documentOf(id) === documentId);
      if (entries.length) storage.setItem(storeOf(documentId), JSON.stringify(entries));
      else storage.removeItem(storeOf(documentId));
    }
    saved(IN_BROWSER);
  } catch {
    storage = null; // full, or forbidden by now: the download is left
    notSaved(`this browser's memory is full. ${DOWNLOAD}`);
  }
}

async function recall() {
  if (isServed) return server.load();
  for (const { id } of documentItems) {
    try {
      for (const [each, entry] of JSON.parse(storage?.getItem(storeOf(id)) ?? "[]")) restore(each, entry);
    } catch {
      storage?.removeItem(storeOf(id));
    }
  }
  return undefined;
}

// The server keeps corrections.csv itself; who saves says which state of it was seen, so that nobody's is lost.
const server = {
  address: "corrections.csv",
  version: "",
  timer: null,
  underWay: Promise.resolve(),

  async load() {
    const answer = await fetch(this.address);
    this.version = answer.headers.get("ETag") ?? "";
    const text = await answer.text();
    const found = text && readCorrections(text);
    if (!found) return;
    unfitting = found.unfitting;
    for (const [id, entry] of found.entries) restore(id, entry);
  },

  save() {
    showSaved("Saving…", false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.underWay = this.underWay.then(() => this.send())), SAVE_AFTER);
  },

  async send() {
    try {
      const headers = { "Content-Type": "text/csv; charset=utf-8", "If-Match": this.version };
      const answer = await fetch(this.address, { method: "PUT", headers, body: csvText(correctionRows()) });
      if (answer.status === 412) return notSaved(OTHER_WINDOW);
      if (!answer.ok) return notSaved(await answer.text());
      this.version = answer.headers.get("ETag") ?? "";
      unsaved = false;
      return saved("in the results folder");
    } catch {
      return notSaved(`councilplans review --serve has ended. ${DOWNLOAD}`);
    }
  },
};
