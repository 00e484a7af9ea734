// What threads can be narrowed by.

const MOVED_WORDS = { later: "Moved later", earlier: "Moved earlier", back: "Moved and came back", none: "Not moved" };
const movedOf = ({ slip, moved }) => (slip > 0 ? "later" : slip < 0 ? "earlier" : moved ? "back" : "none");

const TO_CHECK = "*";
const FLAG_WORDS = {
  [TO_CHECK]: "All to check",
  link_doubtful: "Wording less similar than usual",
  link_rivalled: "Another fits nearly as well",
  link_over_gap: "Missing from a version between",
  link_corrected: "Link decided by a person",
  version_date_shared: "Versions with the same date",
  version_date_missing: "Version without a date",
  version_has_nothing_in_common: "Version with no action in common",
};
const STATE_WORDS = { none: "Not reviewed", partly: "Reviewed in part", reviewed: "Reviewed" };
const meaningOfFlag = (value) => allItems().flatMap(({ steps }) => steps).flatMap(({ flags }) => flags).find(([flag]) => flag === value)?.[1];

const FACETS = [
  { name: "series", label: "Plan", of: (item) => [item.series], words: (value) => seriesById.get(value).title },
  { name: "ending", label: "What became of it", of: (item) => [item.ending], words: capital },
  { name: "moved", label: "Deadline", of: (item) => [movedOf(item)], words: (value) => MOVED_WORDS[value] },
  {
    name: "flag",
    label: "To check, and notes",
    of: (item) => [...new Set([...(item.rank === 0 ? [TO_CHECK] : []), ...item.steps.flatMap((step) => step.flags.map(([flag]) => flag))])],
    words: (value) => FLAG_WORDS[value] ?? capital(words(value.replace("link_", ""))),
    title: (value) => (value === TO_CHECK ? "A link, or a version, that may be wrong" : `${value}: ${meaningOfFlag(value)}`),
  },
  {
    name: "said",
    label: "Review state",
    of: (item) => [stateOf(item)],
    words: (value) => STATE_WORDS[value],
  },
  { name: "lead", label: "Lead", of: (item) => [item.lead || "none"], words: (value) => (value === "none" ? "No lead stated" : value) },
];

const allItems = () => content.threads;

function searchText(item) {
  const sources = item.steps.map(({ action }) => content.documents[actionsById.get(action).doc].source);
  item.search ??= [item.action, item.lead, seriesById.get(item.series).title, ...sources].join("\n").toLowerCase();
  return item.search;
}
