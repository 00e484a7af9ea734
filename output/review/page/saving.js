// What is said of saving, in the tools: what is not saved must not look as if it were.

const IN_BROWSER = "in this browser";
const DOWNLOAD = "Download your decisions";

function saved(where) {
  const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  showSaved(`Saved ${where} at ${now}`, false);
}

// What was decided is then no longer told as done.
function notSaved(why) {
  announce("");
  showSaved(`Not saved: ${why}`, true);
}

// It is said in another colour, and stays until it is saved.
function showSaved(text, isLost) {
  byId("saved").setAttribute("role", isLost ? "alert" : "note");
  byId("saved").textContent = text;
  byId("saved").classList.toggle("lost", isLost);
}
