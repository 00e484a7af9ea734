// What a person decides of the cards, and what follows from it for them.

// The actions that the filters show and nobody has judged; one that was added is judged in its form, and a
// document by itself.
const unjudged = () =>
  shown.map((card) => card.item).filter((item) => !item.isDocument && !item.added && !verdictOf(item));

// Those of which something may be read wrong are not accepted in passing: how many they are is said before. One
// that is being corrected is not accepted as it was read.
async function acceptShown() {
  const open = new Set(changedForms().map(({ item }) => item));
  const all = unjudged();
  const actions = all.filter((action) => !open.has(action));
  const left = all.length - actions.length;
  if (!actions.length) return left ? showOpenForm() : undefined;
  const certain = actions.filter((action) => !isDoubtful(action));
  const which = certain.length < actions.length ? await asksWhich(actions.length, certain.length) : "all";
  const accepted = { all: actions, certain }[which] ?? [];
  if (!accepted.length) return undefined;
  judgeAll(accepted.map(({ id }) => [id, { verdict: "accept", note: "", changes: {} }]));
  redrawAll();
  const spared = left ? ` ${counted(left, "action")} left out: its form is open and changed. Save it first.` : "";
  focusList();
  return tell(`${counted(accepted.length, "action")} accepted. Undo takes all of them back.${spared}`);
}

function asksWhich(all, certain) {
  const doubtful = `${all - certain} of them ${all - certain === 1 ? "is" : "are"} to check: something may be read wrong.`;
  const choices = [certain && ["certain", `Accept the other ${certain.toLocaleString("en-GB")}`], ["all", `Accept all ${all.toLocaleString("en-GB")}`], ["", "Cancel"]];
  return ask(`Accept ${counted(all, "action")}?`, [doubtful], choices.filter(Boolean));
}

function undo() {
  const step = undoStep();
  if (!step) return tell(verdicts.size ? NO_MORE_STEPS : NOTHING_TO_UNDO);
  for (const card of [...cards.values()]) {
    if (!originals.has(card.item.id)) cards.delete(card.item);
  }
  redrawAll();
  const id = step[0][0].split("#")[0];
  const card = shown.find(({ item }) => item.id === id);
  if (card) goTo(card);
  return tell(`Undone: ${undoneInWords(step, id)}${card || !originals.has(id) ? "" : " (hidden by the filters)"}`);
}

// "Accepted, “Build the depot” in plan.pdf".
function undoneInWords(step, id) {
  if (step.length > 1) return counted(step.length, "decision");
  const [, , after] = step[0];
  const what = after ? (decidedInWords(originals.get(id), after.verdict) ?? TABLE_TOLD) : "Cleared";
  return originals.has(id) ? `${what}, ${namedIn(originals.get(id))}` : `${what}, an action that is gone again`;
}

function say(card, verdict) {
  const { item } = card;
  if (item.added && verdict !== "accept") return removeAdded(card);
  const entry = verdict ? { verdict, note: noteOf(item), changes: {} } : null;
  if (verdict === "no_plan") return sayNoPlan(item, entry);
  judge(item.id, entry);
  redraw(card);
  showProgress();
  announce(verdict ? decidedInWords(item, verdict) : "Cleared");
  return undefined;
}

// A document without a plan has no actions: each that was read is rejected in the same step.
function sayNoPlan(item, entry) {
  const read = actionsOf(item.doc).filter((action) => !action.added);
  const reject = { verdict: "reject", note: "", changes: {} };
  judgeAll([[item.id, entry], ...read.map(({ id }) => [id, reject])]);
  redrawAll();
  announce(VERDICT_WORDS.no_plan);
}

function removeAdded(card) {
  const next = neighbour(-1);
  dropAction(card.item);
  cards.delete(card.item);
  refresh();
  goTo(next === card ? shown[0] : next);
}

function edit(card) {
  const close = () => {
    redraw(card);
    goTo(card);
  };
  const onsave = (changes, note) => {
    const { item } = card;
    const isChanged = Object.keys(changes).length > 0;
    const verdict = item.added ? "add" : isChanged ? "correct" : "accept";
    judge(item.id, { verdict, note, changes: { ...item.known, ...changes } });
    close();
    showProgress();
    announce(VERDICT_WORDS[verdict]);
  };
  const oncancel = () => (card.item.added && !verdictOf(card.item) ? removeAdded(card) : close());
  card.editing = true;
  const cancel = () => leaveForm(card.form, oncancel);
  const form = editorForm(card, { onsave, oncancel: cancel });
  card.form = form;
  form.cancel = cancel;
  const body = card.node.querySelector(".content");
  body.querySelector(":scope > .buttons")?.remove();
  const values = body.querySelector(".values");
  if (values) values.replaceWith(form);
  else body.append(form);
  letGo();
  form.querySelector("textarea, input, select").focus();
}

const changedForms = () => [...cards.values()].filter((card) => card.editing && card.form.isChanged());
const isTyping = () => changedForms().length > 0;

// Goes to a form that waits to be saved, whatever the filters hide.
function showOpenForm() {
  const [card] = changedForms();
  if (!shown.includes(card)) showAll();
  goTo(card);
  tell("This form is not saved: save it, or throw away what you typed.");
}

// Closes a form; what was typed into it is not thrown away without a word.
async function leaveForm(form, close) {
  if (!form.isChanged()) return close();
  const answer = await ask("What you typed is not saved.", [], [["save", "Save"], ["drop", "Throw it away"], ["", "Go on typing"]]);
  if (answer === "save") return form.requestSubmit();
  return answer === "drop" ? close() : undefined;
}

// A missed action after an item (before all of a document), with what is known of it: its place, its words.
function addMissed(item, known) {
  const action = addAction(newId(item));
  action.known = known;
  refresh();
  const added = cardOf(action);
  goTo(added);
  edit(added);
}
