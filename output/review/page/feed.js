// The list of cards: which are shown, in which order, which one is current.
//
// Cards stand in groups that a browser need not lay out until they come near, and only the cards near the
// window are filled: so thousands of them open at once and scroll smoothly, and the browser's own search
// still finds every action's words.

const GROUP = 20;
const NEAR = { rootMargin: "2500px 0px" };
const AT_HAND = { rootMargin: "1200px 0px" };

const cards = new Map(); // action -> {action, node, filled, editing}
let shown = [];
let current = null;

const filler = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const card = target.card;
    if (isIntersecting && !card.filled) drawBody(card);
    else if (!isIntersecting && card !== current) emptyBody(card, boundingClientRect.height);
  }
}, AT_HAND);

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    for (const node of target.children) {
      if (isIntersecting) filler.observe(node);
      else filler.unobserve(node);
    }
  }
}, NEAR);

function grouped(nodes) {
  const groups = [];
  for (let at = 0; at < nodes.length; at += GROUP) {
    groups.push(el("div", { class: "group", role: "none" }, nodes.slice(at, at + GROUP)));
  }
  return groups;
}

function cardOf(action) {
  if (!cards.has(action)) {
    const card = { action, filled: false, editing: false };
    card.node = skeleton(action, cards.size);
    card.node.card = card;
    card.node.addEventListener("focusin", () => setCurrent(card));
    card.node.addEventListener("mousedown", () => setCurrent(card));
    cards.set(action, card);
    drawHead(card);
  }
  return cards.get(action);
}

const ORDERS = {
  doubt: (one, other) => one.rank - other.rank || one.order - other.order,
  reading: (one, other) => one.order - other.order,
};

function searchText(action) {
  action.search ??= Object.values(action.v).join("\n").toLowerCase();
  return action.search;
}

function leadText(action) {
  action.leadSearch ??= [
    action.v.lead_raw ?? "",
    ...fromJson(action.v.leads, []).map(partyLabel),
  ].join("\n").toLowerCase();
  return action.leadSearch;
}

function fits(action, filters) {
  return (
    (!filters.text || filters.text.split(/\s+/).every((word) => searchText(action).includes(word))) &&
    (filters.document === "" || action.doc === Number(filters.document)) &&
    (!filters.status || (valueOf(action, "status") || "none") === filters.status) &&
    (!filters.lead || leadText(action).includes(filters.lead)) &&
    (!filters.flag || (filters.flag === "*" ? action.rank <= DOUBTFUL : action.flags?.includes(filters.flag))) &&
    (!filters.verdict || (verdictOf(action) || "none") === filters.verdict)
  );
}

function showActions(filters, order) {
  shown = content.actions.filter((action) => fits(action, filters)).sort(ORDERS[order]).map(cardOf);
  watcher.disconnect();
  filler.disconnect();
  byId("actions").replaceChildren(...grouped(shown.map((card) => card.node)));
  for (const group of byId("actions").children) watcher.observe(group);
  shown.forEach(({ node }, index) => {
    node.setAttribute("aria-posinset", index + 1);
    node.setAttribute("aria-setsize", shown.length);
  });
  if (!shown.includes(current)) setCurrent(null);
  byId("nothing").hidden = shown.length > 0;
  const all = counted(content.actions.length, "action");
  const isAll = shown.length === content.actions.length;
  byId("shown").textContent = isAll ? `All ${all}` : `${shown.length.toLocaleString("en-GB")} of ${all}`;
  byId("accept-shown").disabled = unjudged().length === 0;
}

// The actions that the filters show and nobody has judged; one that was added is judged in its form.
const unjudged = () => shown.map((card) => card.action).filter((action) => !verdictOf(action) && !action.added);

function acceptShown() {
  const actions = unjudged();
  if (!actions.length) return;
  judgeAll(actions.map((action) => [action, { verdict: "accept", note: "", changes: {} }]));
  redrawAll();
  announce(`${counted(actions.length, "action")} accepted. Undo with u.`);
}

function redrawAll() {
  for (const card of cards.values()) (card.filled && !card.editing ? redraw : drawHead)(card);
  refresh();
}

function undo() {
  const ids = undoStep();
  if (!ids) return announce("Nothing to undo");
  for (const card of [...cards.values()]) {
    if (!originals.has(card.action.id)) cards.delete(card.action);
  }
  redrawAll();
  const card = shown.find(({ action }) => action.id === ids[0]);
  if (card) goTo(card);
  return announce("Undone");
}

function setCurrent(card) {
  if (card === current) return;
  current?.node.classList.remove("current");
  card?.node.classList.add("current");
  current = card;
  rememberPlace();
}

function goTo(card) {
  if (!card) return;
  setCurrent(card);
  if (!card.filled) drawBody(card);
  card.node.focus({ preventScroll: true });
  card.node.scrollIntoView({ block: "start" });
  // Cards above take their real height only now that they are near: once more, when they have it.
  const again = () => card === current && card.node.scrollIntoView({ block: "start" });
  requestAnimationFrame(() => requestAnimationFrame(again));
}

function neighbour(step) {
  if (!current) return shown[0];
  return shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(current) + step))];
}

function redraw(card) {
  card.editing = false;
  drawHead(card);
  drawBody(card);
}

function say(card, verdict) {
  const { action } = card;
  if (action.added && verdict !== "accept") return removeAdded(card);
  judge(action, verdict ? { verdict, note: noteOf(action), changes: {} } : null);
  redraw(card);
  showProgress();
  announce(verdict ? VERDICT_WORDS[verdict] : "Cleared");
  return undefined;
}

function removeAdded(card) {
  const next = neighbour(-1);
  dropAction(card.action);
  cards.delete(card.action);
  refresh();
  goTo(next === card ? shown[0] : next);
}

function edit(card) {
  const close = () => {
    redraw(card);
    card.node.focus({ preventScroll: true });
  };
  const onsave = (changes, note) => {
    const { action } = card;
    const isChanged = Object.keys(changes).length > 0;
    const verdict = action.added ? "add" : isChanged ? "correct" : "accept";
    judge(action, { verdict, note, changes });
    close();
    showProgress();
    announce(VERDICT_WORDS[verdict]);
  };
  const oncancel = () => (card.action.added && !verdictOf(card.action) ? removeAdded(card) : close());
  card.editing = true;
  const form = editorForm(card, { onsave, oncancel });
  card.cancel = oncancel;
  card.node.querySelector(".values")?.replaceWith(form);
  card.node.querySelector(":scope > .content > .buttons")?.remove();
  form.querySelector("textarea, input, select").focus();
}

function addAfter(card) {
  const action = addAction(newId(card.action));
  refresh();
  const added = cardOf(action);
  if (!shown.includes(added)) byId("clear").click();
  goTo(added);
  edit(added);
}
