// What threads can be narrowed by.

const MOVED_WORDS = { back: "Put back", on: "Brought on", none: "Not moved" };
const movedOf = ({ slip, moved }) => (slip > 0 ? "back" : slip < 0 ? "on" : moved ? "back" : "none");

const FACETS = [
  { name: "series", label: "Plan", of: (item) => [item.series], words: (value) => seriesById.get(value).title },
  { name: "ending", label: "Ending", of: (item) => [item.ending], words: capital },
  { name: "moved", label: "Deadline", of: (item) => [movedOf(item)], words: (value) => MOVED_WORDS[value] },
  {
    name: "flag",
    label: "Flag",
    of: (item) => [...new Set(item.steps.flatMap((step) => step.flags.map(([flag]) => flag)))],
    words: (value) => capital(words(value.replace("link_", ""))),
  },
  {
    name: "said",
    label: "Review state",
    of: (item) => [item.steps.some((step) => links.has(step.action)) ? "reviewed" : "none"],
    words: (value) => (value === "none" ? "Not reviewed" : "Reviewed"),
  },
  { name: "lead", label: "Lead", of: (item) => [item.lead || "none"], words: (value) => (value === "none" ? "No lead stated" : value) },
];

const allItems = () => content.threads;

function searchText(item) {
  item.search ??= [item.action, item.lead, seriesById.get(item.series).title].join("\n").toLowerCase();
  return item.search;
}
