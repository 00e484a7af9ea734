// Somebody else's decisions taken in beside those that are here: none is overwritten unless one says so. What a file
// holds, how it differs and how it is taken in are the page's own: FILE_NAME, FILE_WANTED, DECIDED, readFile, compared,
// differenceInWords, takeIn, loaded.

// Differences that are named before one chooses.
const MOST_NAMED = 5;

async function resume(event) {
  const [file] = event.target.files;
  const found = file && readFile(await file.text());
  event.target.value = "";
  if (file) loaded(found ? await take(found, file.name) : `${file.name} is no ${FILE_NAME}. Choose ${FILE_WANTED}.`);
  focusList();
}

// Takes in what a file says, in one step; gives what came of it in words.
async function take({ entries, unfitting: rest }, name) {
  const { fresh, differing } = compared(entries);
  if (!fresh.length && !differing.length && !rest.length) return `Nothing new in ${name}: its decisions are the same as those made here.`;
  const whose = differing.length ? await asksWhose(differing, fresh.length, name) : "here";
  if (!whose) return `Nothing was taken from ${name}.`;
  const taken = whose === "file" ? [...fresh, ...differing] : fresh;
  takeIn(taken, rest);
  redrawAll();
  if (current) standAt(current);
  return takenInWords(taken.length, differing.length, whose, rest.length, name);
}

function asksWhose(differing, others, name) {
  const more = differing.length > MOST_NAMED ? [`and ${differing.length - MOST_NAMED} more`] : [];
  const question = `${name} decides ${counted(differing.length, DECIDED)} differently from what was decided here. Which decision counts?`;
  const rest = others ? `, and take the other ${counted(others, "decision")}` : "";
  const these = differing.length === 1 ? "it" : "these";
  const choices = [["here", `Keep mine in ${these}${rest}`], ["file", `Take the file's in ${these}${others ? ", and the others" : ""}`], ["", "Cancel"]];
  return ask(question, [...differing.slice(0, MOST_NAMED).map(differenceInWords), ...more], choices);
}

function takenInWords(taken, differing, whose, refused, name) {
  const [differ, were, they] = differing === 1 ? ["differs", "was", "it is"] : ["differ", "were", "they are"];
  const kept = whose === "file" ? "replaced what was here" : `${were} left as ${they} here`;
  const left = refused === 1 ? "does not fit these rows and was left out" : "do not fit these rows and were left out";
  return [
    `${counted(taken, "decision")} taken from ${name}.`,
    differing && `${differing} that ${differ} ${kept}.`,
    refused && `${counted(refused, "line")} ${left}.`,
    taken && "Undo takes this back.",
  ].filter(Boolean).join(" ");
}
