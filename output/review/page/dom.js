// Elements made of plain parts. Text is only ever set as text, never parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function el(name, attributes = {}, ...children) {
  const node = name.startsWith("svg:")
    ? document.createElementNS(SVG, name.slice(4))
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

// What is heard of what one did; it takes the place of what was shown of something else.
function announce(text) {
  clearTimeout(telling);
  byId("live").textContent = text;
  byId("live").classList.replace("told", "unseen");
}

// Milliseconds that a line is shown in the tools.
const SHOWN_FOR = 6000;
let telling = 0;
// A message of so many letters leaves room for what is to be done next beside it.
const BRIEF = 40;

// What could be missed is also shown for a while.
function tell(text) {
  announce(text);
  byId("live").classList.replace("unseen", "told");
  byId("live").classList.toggle("brief", text.length <= BRIEF);
  telling = setTimeout(() => byId("live").classList.replace("told", "unseen"), SHOWN_FOR);
}

// Signs that cannot be seen but change how a text is shown: made visible, so that text stays what it is.
const UNSEEN_SIGNS = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])/;

function said(text, name = "span") {
  const parts = text.split(UNSEEN_SIGNS).map((part, index) => {
    if (index % 2 === 0) return part;
    const code = `U+${part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    return el("span", { class: "sign", title: `The document has the invisible sign ${code} here` }, code);
  });
  return el(name, { class: "said" }, parts);
}

// A file's name may break behind its folders and parts, and never within its ending.
function fileName(path, name = "span") {
  const parts = path.split(/(?<=[/\\_ -])/);
  const last = parts.pop();
  const dot = last.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [last.slice(0, dot), last.slice(dot)] : [last, ""];
  const broken = [...parts, stem].flatMap((part) => [...said(part).childNodes, el("wbr")]);
  return el(name, { class: "said" }, broken, ending && el("span", { class: "ending" }, ...said(ending).childNodes));
}

// The code of a weakness is "issue", which for a person is a remark on what was read.
const words = (code) => (code === "issue" ? "weakness" : code.replaceAll("_", " "));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const counted = (number, noun) => `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : DAY.format(date);
}

// Letters of an action that are enough to know it by.
const MOST_NAMED_SIGNS = 90;

const fromJson = (text, empty) => (text ? JSON.parse(text) : empty);

function partyLabel(party) {
  if (party.name) return party.role ? `${party.name} (${party.role})` : party.name;
  const label = party.role || party.organisation || party.initials || "";
  return party.initials && label !== party.initials ? `${label} (${party.initials})` : label;
}
