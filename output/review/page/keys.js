// The keys of the page, and their window. KEYS, what each does, is the page's own; so is currentForm, the form that
// Escape closes.

const areKeysOn = () => byId("keys-on").checked;

function onKey(event) {
  const inField = event.target.closest?.("input, textarea, select, dialog");
  const form = currentForm();
  if (event.key === "Escape" && !event.target.closest?.("dialog")) {
    if (!form && !inField) return;
    event.preventDefault(); // or it would close the question that the form asks
    if (form) form.cancel();
    else focusList();
    return;
  }
  if (inField || event.ctrlKey || event.metaKey || event.altKey || !areKeysOn()) return;
  if (form && event.key !== "?") return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function listenToKeys() {
  document.addEventListener("keydown", onKey);
  byId("help").addEventListener("click", showKeys);
  byId("keys").addEventListener("close", refocus);
  byId("keys-on").addEventListener("change", () => document.body.classList.toggle("keys-off", !areKeysOn()));
}

const showKeys = () => byId("keys").showModal();
