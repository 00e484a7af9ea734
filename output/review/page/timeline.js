// An action's life as a line in time: above the versions that have it, below what each of them promised.

const LINE = { width: 1000, height: 96, left: 96, right: 16, versions: 18, dues: 70 };

const time = (iso) => Date.parse(`${iso}T00:00:00Z`);

function scaleOf(days) {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const wide = LINE.width - LINE.left - LINE.right;
  return (iso) => LINE.left + (last > first ? ((time(iso) - first) / (last - first)) * wide : wide / 2);
}

function yearMarks(days, at) {
  const [first, last] = [Math.min(...days), Math.max(...days)].map((day) => new Date(day).getUTCFullYear());
  const years = Array.from({ length: Math.max(0, last - first) }, (_, index) => `${first + index + 1}`);
  // The first year has no mark of its own; its number stands at the left where there is room for it.
  const isRoom = !years.length || at(`${years[0]}-01-01`) > LINE.left + 40;
  const begun = isRoom ? [el("svg:text", { x: LINE.left, y: LINE.height - 2 }, `${first}`)] : [];
  return [begun, ...years.map((year) => {
    const x = at(`${year}-01-01`);
    const label = el("svg:text", { x: x + 3, y: LINE.height - 2 }, year);
    return [el("svg:line", { class: "year", x1: x, x2: x, y1: 0, y2: LINE.height }), label];
  })].flat();
}

const datedVersions = (thread) => seriesById.get(thread.series).versions.filter(([, date]) => date);
const datesOf = (thread) => [
  ...datedVersions(thread).map(([, date]) => date),
  ...thread.steps.map((step) => step.due).filter(Boolean),
];

function timelineLegend(thread) {
  if (datesOf(thread).length < 2) return null;
  return el("p", { class: "small muted legend" }, "In the line of versions ● is a version that has this action, and ○ one that has not. In the line of deadlines ◆ is a deadline; a line joins it to the version that gives it. That line is red if the deadline is later than in the version before, green if it is earlier, and grey-blue if it is the same.");
}

function timeline(thread) {
  const versions = datedVersions(thread);
  const inVersion = new Map(thread.steps.map((step) => [step.version, step]));
  const dates = datesOf(thread);
  if (dates.length < 2) return null;
  const days = dates.map(time);
  const at = scaleOf(days);
  const view = el("svg:svg", { viewBox: `0 0 ${LINE.width} ${LINE.height}`, class: "timeline", role: "img" });
  view.setAttribute("aria-label", lifeInWords(thread));
  view.append(...yearMarks(days, at));
  for (const [name, y] of [["Versions", LINE.versions], ["Deadlines", LINE.dues]]) {
    view.append(el("svg:text", { x: 0, y: y + 5 }, name), el("svg:line", { class: "axis", x1: LINE.left - 16, x2: LINE.width, y1: y, y2: y }));
  }
  const promises = versions.map(([number, date]) => [date, inVersion.get(number)]).filter(([, step]) => step?.due);
  // A deadline that moved lies over those that then stayed there.
  promises.sort(([, one], [, other]) => Number(Boolean(one.slip)) - Number(Boolean(other.slip)));
  view.append(...promises.map(([date, step]) => promise(at(date), at(step.due), step)));
  for (const [number, date] of versions) {
    const step = inVersion.get(number);
    const x = at(date);
    const dot = el("svg:circle", { class: step ? "has" : "lacks", cx: x, cy: LINE.versions, r: 6 });
    dot.append(el("svg:title", {}, `Version ${number}, ${day(date)}${step ? "" : ": not in it"}`));
    view.append(dot);
  }
  return view;
}

function promise(from, to, { due, slip }) {
  const moved = slip > 0 ? "later" : slip < 0 ? "earlier" : "kept";
  const mark = el("svg:path", { d: `M${to - 7} ${LINE.dues}l7 -7l7 7l-7 7z` });
  mark.append(el("svg:title", {}, `Promised for ${day(due)}`));
  const line = el("svg:line", { x1: from, y1: LINE.versions, x2: to, y2: LINE.dues });
  return el("svg:g", { class: `promise ${moved}` }, line, mark);
}

const TIMES = ["", "once", "twice", "three times"];
const timesInWords = (times) => TIMES[times] ?? `${times} times`;
const ENDING_WORDS = {
  completed: "completed",
  open: "still open",
  dropped: "dropped without having been completed or cancelled",
  cancelled: "cancelled",
  merged: "merged into another action",
  unknown: "what became of it is not known, because no later version has any action of this plan",
};

// In which version an action was first said to be completed, in time or late.
function sinceWhen({ series, steps: own }) {
  const step = own.find(({ status }) => status === "completed");
  const date = step && seriesById.get(series).versions.find(([number]) => number === step.version)?.[1];
  return date ? `, first reported so on ${day(date)}` : "";
}

const mergedInto = (thread) => content.threads.find(({ id }) => id === thread.into);

// "Promised for 31 March 2009, moved three times, last to 30 June 2010; dropped …"
function lifeInWords(thread) {
  const { first, last, moved, slip, ending, leads } = thread;
  const into = mergedInto(thread);
  const promised = first ? `Promised for ${day(first)}` : "Promised without a date";
  const by = slip ? ` (${counted(Math.abs(slip), "day")} ${slip > 0 ? "later" : "earlier"})` : "";
  const since = moved ? `, moved ${timesInWords(moved)}, last to ${day(last)}${by}` : "";
  const led = leads ? `; its lead changed ${timesInWords(leads)}` : "";
  return `${promised}${since}${led}; ${ENDING_WORDS[ending]}${ending === "completed" ? sinceWhen(thread) : ""}${into ? `: ${into.action}` : ""}.`;
}
