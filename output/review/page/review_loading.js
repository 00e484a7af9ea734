// Another reviewer's corrections beside those that are here.

const FILE_NAME = "corrections file";
const FILE_WANTED = "a corrections.csv that was downloaded from a review";
const DECIDED = "card";
const readFile = readCorrections;

function takeIn(taken, rest) {
  if (taken.length) judgeAll(taken);
  const have = new Set(unfitting.map((line) => line.join("\0")));
  unfitting.push(...rest.filter((line) => !have.has(line.join("\0"))));
}

function loaded(text) {
  byId("storage").textContent = text;
  tell(text);
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

function differenceInWords([id, entry]) {
  const what = (verdict) => decidedInWords(originals.get(id), verdict) ?? TABLE_TOLD;
  const [here, there] = [what(verdicts.get(id).verdict), what(entry.verdict).toLowerCase()];
  const both = entry.verdict === verdicts.get(id).verdict ? `${here} in both, but with other values` : `${here} here, ${there} in the file`;
  return `${namedIn(originals.get(id.split("#", 1)[0]))}: ${both}`;
}
