// What was said, step by step, so that it can be undone; the last steps also after the page is loaded again.
// saidOf, bare and fingerprint are the page's own: an entry that holds now, as it is kept, and what makes it the same.

const NOTHING_TO_UNDO = "Nothing to undo: nothing has been decided.";
const NO_MORE_STEPS = "No more steps are kept to undo. Change an earlier decision on its own card.";
// Steps that can be undone; the first ones are forgotten.
const MOST_STEPS = 200;
// Steps that are kept, and how many letters they may take: the verdicts themselves need the room.
const MOST_KEPT = 20;
const MOST_LETTERS = 1_200_000;

// For each step the entries before it and after it: [[id, entry or null, entry or null], ...].
const steps = [];

function pushStep(said) {
  steps.push(said.map(([id, entry]) => [id, bare(saidOf(id)), bare(entry)]));
  if (steps.length > MOST_STEPS) steps.shift();
}

const STEPS = `${STORE}-steps-${content.key}`;

function keepSteps() {
  const kept = [];
  let letters = 0;
  for (const text of steps.slice(-MOST_KEPT).reverse().map((step) => JSON.stringify(step))) {
    letters += text.length;
    if (letters > MOST_LETTERS) break;
    kept.unshift(text);
  }
  try {
    if (kept.length) storage?.setItem(STEPS, `[${kept.join(",")}]`);
    else storage?.removeItem(STEPS);
  } catch {
    // Full: the verdicts are what matters.
  }
}

// Takes the kept steps back in, from the last one on as far as they lead to what is said now: what another
// window or another file has said since is not undone by them.
function recallSteps() {
  let kept = [];
  try {
    kept = JSON.parse(storage?.getItem(STEPS) ?? "[]");
  } catch {
    return;
  }
  const before = new Map();
  const now = (id) => (before.has(id) ? before.get(id) : saidOf(id));
  for (const step of kept.reverse()) {
    if (!step.every(([id, , after]) => fingerprint(now(id)) === fingerprint(after))) return;
    for (const [id, entry] of step) before.set(id, entry);
    steps.unshift(step);
  }
}
