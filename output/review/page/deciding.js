// What a person decides of the cards, and what follows from it for them.

// The actions that the filters show and nobody has judged; one that was added is judged in its form, and a
// document by itself.
const unjudged = () =>
  shown.map((card) => card.item).filter((item) => !item.isDocument && !item.added && !verdictOf(item));

function acceptShown() {
  const actions = unjudged();
  if (!actions.length) return;
  judgeAll(actions.map(({ id }) => [id, { verdict: "accept", note: "", changes: {} }]));
  redrawAll();
  announce(`${counted(actions.length, "action")} accepted. Undo with u.`);
}

function undo() {
  const ids = undoStep();
  if (!ids) return announce("Nothing to undo");
  for (const card of [...cards.values()]) {
    if (!originals.has(card.item.id)) cards.delete(card.item);
  }
  redrawAll();
  const card = shown.find(({ item }) => item.id === ids[0].split("#")[0]);
  if (card) goTo(card);
  return announce("Undone");
}

function say(card, verdict) {
  const { item } = card;
  if (item.added && verdict !== "accept") return removeAdded(card);
  const entry = verdict ? { verdict, note: noteOf(item), changes: {} } : null;
  if (verdict === "no_plan") return sayNoPlan(item, entry);
  judge(item.id, entry);
  redraw(card);
  showProgress();
  announce(verdict ? VERDICT_WORDS[verdict] : "Cleared");
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
    card.node.focus({ preventScroll: true });
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
  const form = editorForm(card, { onsave, oncancel });
  card.cancel = oncancel;
  const body = card.node.querySelector(".content");
  body.querySelector(":scope > .buttons")?.remove();
  const values = body.querySelector(".values");
  if (values) values.replaceWith(form);
  else body.append(form);
  form.querySelector("textarea, input, select").focus();
}

// A missed action after an item (before all of a document), with what is known of it: its place, its words.
function addMissed(item, known) {
  const action = addAction(newId(item));
  action.known = known;
  if (isFiltered()) clearFacets();
  byId("filter-text").value = "";
  refresh();
  const added = cardOf(action);
  goTo(added);
  edit(added);
}
