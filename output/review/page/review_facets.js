// What a review can be narrowed by.

const OUTCOME_WORDS = { plan: "Plan found", in_part: "Read in part", no_plan: "No plan found", failed: "Not read" };
const STATE_WORDS = {
  none: "Not reviewed",
  accept: "Accepted",
  complete: "Nothing missed",
  correct: "Corrected",
  reject: "Rejected",
  add: "Added",
  no_plan: "No plan here",
};
const TO_CHECK = "*";

// The same leads stand in many actions.
const namesOfLeads = new Map();

function leadsOf(action) {
  const leads = valueOf(action, "leads");
  if (!namesOfLeads.has(leads)) {
    const names = fromJson(leads, []).map(partyLabel).filter(Boolean);
    namesOfLeads.set(leads, names);
  }
  const names = namesOfLeads.get(leads);
  if (names.length) return names;
  return [valueOf(action, "lead_raw") ? "unread" : "none"];
}

const LEAD_WORDS = { none: "No lead stated", unread: "Lead not recognised" };

const onlyActions = (of) => (item) => (item.isDocument ? [] : of(item));
const inDocument = (of) => (item) => [of(content.documents[item.doc], item.doc)];

// A flag in a few words, and in a sentence; a mere note need not be checked.
const flagLabel = (flag) => content.flags[flag]?.[0] ?? capital(words(flag));
const flagMeaning = (flag) => content.flags[flag]?.[1] ?? "";
// With the code that the tables have for it.
const flagHint = (flag) => `${flag}: ${flagMeaning(flag)}`;
const isNote = (flag) => Boolean(content.flags[flag]?.[2]);
const flagsOf = (action) => action.flags ?? [];

const COPY_WORDS = { once: "Each plan once", copy: "Copies" };
const DUE_WORDS_OF = { overdue: "Overdue", dated: "Not overdue", none: "No date" };
// Where only documents are shown, it is documents that are counted.
const shownUnit = () => (chosen.get("item").has("document") && !chosen.get("item").has("action") ? "documents" : "actions");

// A document of which nothing was missed is no accepted action.
const stateOf = (item) => (item.isDocument && verdictOf(item) === "accept" ? "complete" : verdictOf(item) || "none");

// `of`: the values of an item; `counts`: what the number behind a value counts, if not every card; `printed`: the
// words of a value on paper, where they are others.
const FACETS = [
  { name: "item", label: "Show", of: (item) => [item.isDocument ? "document" : "action"], words: (value) => `${capital(value)}s` },
  { name: "verdict", label: "Review state", counts: "cards", of: (item) => [stateOf(item)], words: (value) => STATE_WORDS[value] },
  {
    name: "flag",
    label: "To check, by reason",
    counts: "actions",
    of: onlyActions((action) => [...(isDoubtful(action) ? [TO_CHECK] : []), ...flagsOf(action).filter((flag) => !isNote(flag))]),
    words: (value) => (value === TO_CHECK ? "All to check" : flagLabel(value)),
    title: (value) => (value === TO_CHECK ? "All actions that may have been read wrong, for any reason" : flagHint(value)),
  },
  {
    name: "note",
    label: "Notes, nothing to check",
    counts: "actions",
    of: onlyActions((action) => flagsOf(action).filter(isNote)),
    words: flagLabel,
    title: (value) => flagHint(value),
  },
  { name: "document", label: "Document", counts: shownUnit, of: inDocument((_, doc) => doc), words: (value) => content.documents[value].source, shown: (source) => fileName(source) },
  { name: "outcome", label: "Plan in document", counts: "documents", of: inDocument((each) => each.outcome), words: (value) => OUTCOME_WORDS[value] },
  {
    name: "copy",
    label: "Plans in several files",
    counts: shownUnit,
    of: inDocument((each, doc) => (firstOf(doc) ? "copy" : "once")),
    words: (value) => COPY_WORDS[value],
    title: (value) => (value === "once" ? "Without the copies, so that each plan counts once" : "Actions of documents that hold the same version of a plan as another document"),
  },
  { name: "format", label: "Format", counts: "documents", of: inDocument((each) => each.format), words: (value) => value },
  {
    name: "status",
    label: "Status",
    counts: "actions",
    of: onlyActions((action) => [valueOf(action, "status") || "none"]),
    words: (value) => (value === "none" ? "Not stated" : capital(words(value))),
  },
  { name: "lead", label: "Lead", counts: "actions", of: onlyActions(leadsOf), words: (value) => LEAD_WORDS[value] ?? value },
  {
    name: "due",
    label: "Due",
    counts: "actions",
    of: onlyActions((action) => [action.overdue ? "overdue" : valueOf(action, "due_date") ? "dated" : "none"]),
    words: (value) => DUE_WORDS_OF[value],
    printed: (value) => `${DUE_WORDS_OF[value]}${value === "none" ? "" : ` on ${day(content.asOf)}`}`,
  },
];

const allItems = () => [...documentItems, ...content.actions];

function searchText(item) {
  const { source, plan, said: message } = content.documents[item.doc];
  item.search ??= [source, ...(item.isDocument ? [plan, message] : Object.values(item.v))].join("\n").toLowerCase();
  return item.search;
}
