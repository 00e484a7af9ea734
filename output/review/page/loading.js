// Somebody else's decisions taken in beside those that are here: none is overwritten unless one says so.

// Differences that are named before one chooses.
const MOST_NAMED = 5;

async function resume(event) {
  const [file] = event.target.files;
  const found = file && readCorrections(await file.text());
  event.target.value = "";
  event.target.blur();
  if (!file) return;
  byId("storage").textContent = found ? await take(found, file.name) : `${file.name} is no corrections file.`;
  tell(byId("storage").textContent);
}

// Takes in what a file says, in one step; gives what came of it in words.
async function take({ entries, unfitting: rest }, name) {
  const { fresh, differing } = compared(entries);
  const whose = differing.length ? await asksWhose(differing, name) : "here";
  if (!whose) return `Nothing was taken from ${name}.`;
  const taken = whose === "file" ? [...fresh, ...differing] : fresh;
  if (taken.length) judgeAll(taken);
  const have = new Set(unfitting.map((line) => line.join("\0")));
  unfitting.push(...rest.filter((line) => !have.has(line.join("\0"))));
  redrawAll();
  return takenInWords(taken.length, differing.length, whose, rest.length, name);
}

// What is new here, and what was decided otherwise; an added action that only has another's number gets one of its own.
function compared(entries) {
  const [fresh, differing] = [[], []];
  for (const [id, entry] of entries) {
    const here = verdicts.get(id);
    if (!here) fresh.push([id, entry]);
    else if (here.verdict === "add" && entry.verdict === "add") {
      if (!isSameAdded(id, entry)) fresh.push([freeId(id, entries), entry]);
    } else if (fingerprint(here) !== fingerprint(entry)) differing.push([id, entry]);
  }
  return { fresh, differing };
}

function isSameAdded(id, entry) {
  const given = (values) => JSON.stringify(Object.entries(values).filter(([, text]) => text).sort());
  const item = originals.get(id);
  return given({ ...item.v, ...verdicts.get(id).changes }) === given(entry.changes);
}

function freeId(id, entries) {
  const base = id.slice(0, id.lastIndexOf("+"));
  let number = 1;
  while (originals.has(`${base}+${number}`) || entries.has(`${base}+${number}`)) number += 1;
  return `${base}+${number}`;
}

function asksWhose(differing, name) {
  const item = (id) => originals.get(id.split("#", 1)[0]);
  const what = (verdict) => VERDICT_WORDS[verdict] ?? "Said of a table";
  const line = ([id, entry]) => {
    const [here, there] = [what(verdicts.get(id).verdict), what(entry.verdict).toLowerCase()];
    const both = entry.verdict === verdicts.get(id).verdict ? `${here} in both, otherwise` : `${here} here, ${there} in the file`;
    return `${titleOf(item(id)).slice(0, 90)}: ${both}`;
  };
  const more = differing.length > MOST_NAMED ? [`and ${differing.length - MOST_NAMED} more`] : [];
  const question = `${name} decides ${counted(differing.length, "card")} otherwise than was done here. Which is to hold?`;
  const choices = [["here", "Keep what is here"], ["file", "Take the file's"], ["", "Take nothing"]];
  return ask(question, [...differing.slice(0, MOST_NAMED).map(line), ...more], choices);
}

function takenInWords(taken, differing, whose, refused, name) {
  const kept = whose === "file" ? "replaced what was here" : "were left as they are here";
  return [
    `${counted(taken, "decision")} taken from ${name}.`,
    differing && `${differing} that differ ${kept}.`,
    refused && `${counted(refused, "line")} no longer fit these rows and were left out.`,
    taken && "Undo takes this back.",
  ].filter(Boolean).join(" ");
}
