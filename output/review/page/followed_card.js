// A thread's card: its life as a line, then each version with the place that it was read from and its link.

const LINK_WORDS = {
  new: "New in this version",
  same: "The same action",
  reworded: "The same, reworded",
  split: "Split from the earlier one",
  joined: "Joined from several",
  none: "Not the same action",
};
const NOT_FOUND = "Its place in the document was not found again; only its words are shown.";
const key = (sign) => el("kbd", {}, sign);

function skeleton(item, index) {
  const { title } = seriesById.get(item.series);
  return el(
    "article",
    { id: `card-${index}`, class: "card unfilled", tabindex: "-1", "aria-label": item.action },
    el("header", {}, el("p", { class: "where small muted said" }, title), el("p", { class: "chips" })),
    el("h3", {}, said(item.action)),
    el("div", { class: "content" }),
  );
}

function chips(item) {
  const chip = (className, text) => el("span", { class: `chip ${className}` }, text);
  const isSaid = item.steps.some((step) => links.has(step.action));
  return [
    isSaid && chip("verdict-correct", "Reviewed"),
    chip(`ending-${item.ending}`, capital(item.ending)),
    item.slip > 0 && chip("late", `Put back ${counted(item.slip, "day")}`),
    item.rank === 0 && chip("doubtful", "To check"),
  ].filter(Boolean);
}

function drawHead({ item, node }) {
  node.querySelector(".chips").replaceChildren(...chips(item));
}

function linkSelect(card, step) {
  const [, found] = links.get(step.action) ?? [];
  const option = (code, text) => el("option", { value: code, selected: code === (found ?? "") }, text);
  const told = ["same", "reworded", "split", "joined", "none"].map((code) => option(code, LINK_WORDS[code]));
  const select = el("select", {}, option("", `As found: ${LINK_WORDS[step.link].toLowerCase()}`), ...told);
  select.addEventListener("change", () => decide(card, step.before, step.action, select.value));
  return select;
}

// The actions of earlier versions that went no further: a new one may be one of these in other words.
function endedBefore(item, step) {
  const ended = content.threads.filter(
    (other) => other.series === item.series && other !== item && other.steps.at(-1).version < step.version && other.ending === "dropped",
  );
  return ended.map((other) => [other.steps.at(-1).action, other.action]);
}

function earlierSelect(card, step) {
  const choices = step.version > 1 && step === card.item.steps[0] ? endedBefore(card.item, step) : [];
  if (!choices.length) return null;
  const [before] = links.get(step.action) ?? [];
  const option = ([id, text]) => el("option", { value: id, selected: id === before }, text.slice(0, 90));
  const select = el("select", { class: "earlier" }, el("option", { value: "" }, "No: new, as found"), ...choices.map(option));
  select.addEventListener("change", () => decide(card, select.value, step.action, select.value && "reworded"));
  return select;
}

// A choice under its question.
const asked = (question, select) => select && el("p", { class: "link-told" }, el("label", {}, `${question} `, select));

function stepFacts({ due, slip, status }, action) {
  const by = slip ? ` (${counted(Math.abs(slip), "day")} ${slip > 0 ? "later" : "earlier"})` : "";
  const facts = [
    valueOf(action, "lead_raw"),
    due && `due ${day(due)}${by}`,
    status && words(status),
  ].filter(Boolean);
  return el("p", { class: "small" }, said(facts.join(" · ") || "no lead, date or status"));
}

function stepEvidence(action) {
  const shownParts = evidenceOf(action, false);
  const why = content.documents[action.doc].trouble ?? NOT_FOUND;
  return shownParts.length ? el("figure", { class: "evidence" }, ...shownParts) : el("p", { class: "small muted" }, why);
}

function stepSection(card, step, index) {
  const action = actionsById.get(step.action);
  const version = seriesById.get(card.item.series).versions.find(([number]) => number === step.version);
  const { source } = content.documents[action.doc];
  const page = action.at[0] ? ` · page ${action.at[0]}` : "";
  const title = `Version ${step.version}${version[1] ? ` · ${day(version[1])}` : ""} · ${source}${page}`;
  const likeness = step.likeness === null ? "" : ` · wording ${Math.round(step.likeness * 100)} % the same`;
  const flags = step.flags.map(([, meaning]) => el("li", {}, meaning));
  return el(
    "div",
    { class: "step" },
    el("h4", {}, said(title)),
    el("p", { class: "small muted" }, `${LINK_WORDS[step.link]}${index ? likeness : ""}`),
    flags.length ? el("ul", { class: "doubts" }, flags) : null,
    el("p", {}, said(valueOf(action, "action"))),
    stepFacts(step, action),
    stepEvidence(action),
    step.before ? asked("Is this the same action as in the version before?", linkSelect(card, step)) : asked("Is this an action that seemed to end before?", earlierSelect(card, step)),
  );
}

function drawBody(card) {
  const { item, node } = card;
  const parts = [
    el("p", {}, said(lifeInWords(item))),
    intoButton(item),
    timeline(item),
    timelineLegend(item),
    ...item.steps.map((step, index) => stepSection(card, step, index)),
    acceptButton(card),
  ];
  node.querySelector(".content").replaceChildren(...parts.filter(Boolean));
  card.filled = true;
  node.classList.remove("unfilled");
  node.style.minHeight = "";
}

function intoButton(item) {
  const into = mergedInto(item);
  return into && el("p", {}, el("button", { type: "button", class: "link", onclick: () => showThread(into.id) }, "Go to the action that it was merged into"));
}

// Where a link was corrected not all of them are right.
function doneInWords({ steps: own }) {
  const isCorrected = own.some(({ action, link }) => links.has(action) && links.get(action)[1] !== link);
  return isCorrected ? "Done with this action" : "All links are right";
}

function acceptButton(card) {
  if (!card.item.steps.some((step) => step.before)) return null;
  const onclick = () => acceptLinks(card);
  return el("div", { class: "buttons" }, el("button", { type: "button", onclick }, doneInWords(card.item), key("a")));
}

// An emptied card keeps its height, so that nothing moves under the reader.
function emptyBody(card, height) {
  if (!card.filled) return;
  card.node.style.minHeight = `${height}px`;
  card.node.querySelector(".content").replaceChildren();
  card.filled = false;
  card.node.classList.add("unfilled");
}
