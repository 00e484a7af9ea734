// A thread's card: its life as a line, then each version with the place that it was read from and its link.

const LINK_WORDS = {
  new: "New in this version",
  same: "The same action",
  reworded: "The same, reworded",
  split: "Split: a part of the earlier action",
  joined: "Joined: several earlier actions in one",
  none: "Not the same action",
};
const NOT_FOUND = "The place in the document was not found again, so only the words of the action are shown.";
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
  const state = stateOf(item);
  return [
    state === "reviewed" && chip("verdict-correct", "Reviewed"),
    state === "partly" && chip("plain", `${decided(item)} of ${counted(asked(item).length, "link")} reviewed`),
    chip(`ending-${item.ending}`, capital(item.ending)),
    item.slip > 0 && chip("late", `${counted(item.slip, "day")} later`),
    item.rank === 0 && (state === "reviewed" ? chip("plain", "Was to check") : chip("doubtful", "To check")),
  ].filter(Boolean);
}

function drawHead({ item, node }) {
  node.querySelector(".chips").replaceChildren(...chips(item));
}

// What may be said of a link, each a button; what is said already is taken back by the same one.
function linkButtons(card, step) {
  const [, said] = links.get(step.action) ?? [];
  const button = (code) => {
    const pressed = said === code;
    const attributes = { type: "button", "data-verdict": code, "data-control": `${step.action} ${code}`, "aria-pressed": String(pressed) };
    const onclick = () => decide(card, step.before, step.action, pressed ? "" : code);
    return el("button", { ...attributes, onclick }, code === step.link ? `${LINK_WORDS[code]} (as found)` : LINK_WORDS[code]);
  };
  return ["same", "reworded", "split", "joined", "none"].map(button);
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
  const option = ([id, text]) => el("option", { value: id, selected: id === before }, text.slice(0, MOST_NAMED_SIGNS));
  const attributes = { class: "earlier", "data-control": `${step.action} earlier` };
  const select = el("select", attributes, el("option", { value: "" }, "No, it is new (as found)"), ...choices.map(option));
  onChoice(select, (id) => decide(card, id, step.action, id && "reworded"), () => focusCard(card));
  return select;
}

// On paper what was decided stands where one is asked on the screen.
function printedAnswer(step) {
  const [before, verdict] = links.get(step.action) ?? [];
  const earlier = verdict && !step.before ? `: ${actionsById.get(before)?.v.action ?? before}` : "";
  const answer = verdict ? `Decided: ${LINK_WORDS[verdict].toLowerCase()}${earlier}` : step.before && "Not reviewed";
  return answer && el("p", { class: "small on-paper" }, said(answer));
}

// A question about a step with its answers.
function questionOf(card, step) {
  if (step.before) {
    const question = "Is this the same action as in the version before?";
    const asks = [el("p", { class: "asked" }, question), el("div", { class: "buttons" }, linkButtons(card, step))];
    return el("div", { class: "link-told", role: "group", "aria-label": question }, asks, printedAnswer(step));
  }
  const select = earlierSelect(card, step);
  return select && el("div", { class: "link-told" }, el("label", { class: "asked" }, "Is this an action that ended in a version before? ", select), printedAnswer(step));
}

function stepFacts({ due, slip, status }, action) {
  const by = slip ? ` (${counted(Math.abs(slip), "day")} ${slip > 0 ? "later" : "earlier"} than in the version before)` : "";
  const facts = [
    valueOf(action, "kind") !== "action" && capital(words(valueOf(action, "kind"))),
    valueOf(action, "lead_raw") && `Lead: ${valueOf(action, "lead_raw")}`,
    due && `Due: ${day(due)}${by}`,
    status && `Status: ${words(status)}`,
  ].filter(Boolean);
  return el("p", { class: "small" }, said(facts.join(" · ") || "no lead, deadline or status"));
}

function stepEvidence(action) {
  const shownParts = evidenceOf(action, false);
  const why = content.documents[action.doc].trouble ?? NOT_FOUND;
  return shownParts.length ? el("figure", { class: "evidence" }, ...shownParts) : el("p", { class: "small muted" }, why);
}

// How the step was found to go on; once a person has decided otherwise that is said as well.
function foundInWords(step, likeness) {
  const [, said] = links.get(step.action) ?? [];
  const found = step.version === 1 ? "In the first version" : LINK_WORDS[step.link];
  const decided = said && said !== step.link ? `. You decided: ${LINK_WORDS[said]}` : "";
  return `${decided ? "Found: " : ""}${found}${likeness}${decided}`;
}

function stepSection(card, step, index) {
  const action = actionsById.get(step.action);
  const version = seriesById.get(card.item.series).versions.find(([number]) => number === step.version);
  const { source } = content.documents[action.doc];
  const page = action.at[0] ? ` · ${pageUnit(action.doc)} ${action.at[0]}` : "";
  const title = `Version ${step.version}${version[1] ? ` · ${day(version[1])}` : ""} · ${source}${page}`;
  const likeness = step.likeness === null ? "" : ` · ${Math.round(step.likeness * 100)} % of the wording is the same`;
  const flags = step.flags.map(([, meaning]) => el("li", {}, meaning));
  return el(
    "div",
    { class: "step" },
    el("h4", {}, said(title)),
    el("p", { class: "small muted linked" }, foundInWords(step, index ? likeness : "")),
    flags.length ? el("ul", { class: "doubts" }, flags) : null,
    el("p", {}, said(valueOf(action, "action"))),
    stepFacts(step, action),
    stepEvidence(action),
    questionOf(card, step),
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
  return isCorrected ? "Done with this action" : "All links of this action are right";
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
