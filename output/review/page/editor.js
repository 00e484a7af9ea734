// The form in which a value is corrected; each column has the input that its kind asks for.

const PARTY_PARTS = ["name", "role", "organisation", "initials"];
const PARTY_KINDS = ["person", "role", "team", "organisation", "initials"];

function textInput(value, label) {
  const rows = Math.min(8, Math.max(1, value.split("\n").length, Math.ceil(value.length / 70)));
  const input = el("textarea", { rows, "aria-label": label, spellcheck: "true" });
  input.value = value;
  return { node: input, read: () => input.value.trim() };
}

// "Period: to be done between two days"; what only says the same again is left out.
function choiceWords(code, meaning) {
  const name = capital(words(code));
  return !meaning || meaning === words(code) ? name : `${name}: ${meaning}`;
}

function choiceInput(value, label, values, mayBeEmpty) {
  const option = ([code, text]) => el("option", { value: code, selected: code === value }, text);
  const choices = Object.entries(values).map(([code, meaning]) => [code, choiceWords(code, meaning)]);
  const input = el("select", { "aria-label": label }, [...(mayBeEmpty ? [["", "(empty)"]] : []), ...choices].map(option));
  return { node: input, read: () => input.value };
}

function dateInput(value, label) {
  const input = el("input", { type: "date", "aria-label": label, min: "1900-01-01", max: "2200-12-31" });
  input.value = value;
  return { node: input, read: () => input.value };
}

function listInput(value, label) {
  const { node, read } = textInput(fromJson(value, []).join("\n"), `${label}, one on each line`);
  node.rows = Math.max(2, fromJson(value, []).length);
  const lines = () => read().split("\n").map((line) => line.trim()).filter(Boolean);
  return { node, hint: "One on each line", read: () => (lines().length ? JSON.stringify(lines()) : "") };
}

// Columns that the schema has no name for: those that there are under their headings, and more on request.
function mapInput(value, label) {
  const inputs = [];
  const lines = el("div", {});
  const put = (heading, text, name, ...head) => {
    const input = textInput(text, name);
    const line = el("div", { class: "small" }, head, input.node);
    inputs.push([heading, input, line]);
    lines.append(line);
    return line;
  };
  for (const [header, text] of Object.entries(fromJson(value, {}))) put(() => header, text, `${label}: ${header}`, said(header));
  const onclick = () => {
    const attributes = { placeholder: "heading", "aria-label": `${label}: heading of the added column`, autocomplete: "off", required: true };
    const heading = el("input", attributes);
    const remove = el("button", { type: "button", class: "quiet", "aria-label": "Remove this one", onclick: () => line.remove() }, "×");
    const line = put(() => heading.value.trim(), "", `${label}: text of the added column`, heading, remove);
    heading.focus();
  };
  const add = el("button", { type: "button", class: "quiet", onclick }, "Add a column");
  const kept = () => inputs.filter(([, , line]) => lines.contains(line));
  const filled = () => kept().map(([heading, input]) => [heading(), input.read()]).filter(([header, text]) => header && text);
  const read = () => (filled().length ? JSON.stringify(Object.fromEntries(filled())) : "");
  return { node: el("div", {}, lines, add), read };
}

// What a box holds is told over the first of its column also when it is filled.
const captioned = (name, input) => el("label", {}, el("span", { class: "caption" }, name), input);

function partyLine(party, label) {
  const option = (code) => el("option", { value: code, selected: code === party.kind }, capital(code));
  const sort = { "aria-label": `${label}: kind of name`, "data-part": "kind" };
  const part = (name) => {
    const attributes = { placeholder: name, "aria-label": `${label}: ${name}`, autocomplete: "off" };
    const input = el("input", { "data-part": name, ...attributes });
    input.value = party[name] ?? "";
    return captioned(name, input);
  };
  const kind = el("select", sort, PARTY_KINDS.map(option));
  const line = el("div", { class: "party" }, PARTY_PARTS.map(part), captioned("kind of name", kind));
  const remove = { type: "button", class: "quiet", "aria-label": "Remove this one", onclick: () => line.remove() };
  line.append(el("button", remove, "×"));
  return line;
}

function partyOf(line) {
  const inputs = [...line.querySelectorAll("[data-part]")];
  const parts = inputs.map((input) => [input.dataset.part, input.value.trim()]).filter(([, text]) => text);
  const { name, role, initials, organisation, kind } = Object.fromEntries(parts);
  return { name, role, initials, organisation, kind }; // the order that the results are written in
}

function partyInput(value, label) {
  const lines = el("div", {}, fromJson(value, []).map((party) => partyLine(party, label)));
  const onclick = () => lines.append(partyLine({ kind: "person" }, label));
  const add = el("button", { type: "button", class: "quiet", onclick }, "Add a name");
  const read = () => {
    const named = [...lines.children].map(partyOf).filter((party) => PARTY_PARTS.some((part) => party[part]));
    return named.length ? JSON.stringify(named) : "";
  };
  return { node: el("div", { class: "parties" }, lines, add), read };
}

function inputFor(column, value, label) {
  const [kind, values, , mayBeEmpty] = content.columns[column];
  if (kind === "date") return dateInput(value, label);
  if (kind === "enum") return choiceInput(value, label, values, mayBeEmpty);
  if (kind === "list of party") return partyInput(value, label);
  if (kind === "list of string") return listInput(value, label);
  if (kind === "map string to string") return mapInput(value, label);
  return textInput(value, label);
}

const ALWAYS_SHOWN = ["Action", "Lead", "Due", "Status"];
const PART_NAMES = {
  kind: "What it is",
  leads: "Interpreted as",
  accountable: "Interpreted as",
  due_date: "Due date (last day)",
  due_start: "Due start (first day)",
  due_kind: "Due type",
  due_precision: "How exactly the date is printed",
  status: "Interpreted as",
  rag: "RAG colour",
  review_date: "Date",
  completed_date: "Date",
};

const NOTE_LABEL = "Note";
const NOTE_HINT = "Why you decided so, for whoever reads corrections.csv. It changes nothing in the tables.";

const hintOf = (hint) => hint && el("span", { class: "hint" }, hint);

// One line of the card: what is printed in full width, what was read from it side by side below.
function inputRow(action, [label, printed, read], inputs) {
  const input = (column, name) => {
    const made = inputFor(column, valueOf(action, column), name);
    inputs.set(column, { ...made, before: made.read() });
    return made;
  };
  const small = (column) => {
    const name = PART_NAMES[column] ?? capital(words(column));
    const [kind, , meaning] = content.columns[column];
    const isList = kind.startsWith("list");
    const attributes = { class: isList && "whole", title: meaning };
    return el(isList ? "div" : "label", attributes, name, input(column, `${label}: ${name}`).node);
  };
  const made = printed && input(printed, read.length ? `${label}, as printed` : label);
  const printedInput = made?.node;
  if (printed === "action") printedInput.required = true;
  const readInputs = read.length ? el("div", { class: "parts" }, read.map(small)) : null;
  const head = el("th", { scope: "row", title: content.columns[printed ?? read[0]][2] }, label, hintOf(made?.hint));
  return el("tr", {}, head, el("td", {}, printedInput && read.length ? el("span", { class: "hint" }, "As printed") : null, printedInput, readInputs));
}

function editorRows(action, inputs) {
  const isUsed = ([label, printed, read]) =>
    ALWAYS_SHOWN.includes(label) || [printed, ...read].some((column) => column && valueOf(action, column));
  const row = (line) => inputRow(action, line, inputs);
  const used = content.card.filter(isUsed).map(row);
  const unused = content.card.filter((line) => !isUsed(line)).map(row);
  const more = el("tbody", { hidden: true }, unused);
  const show = el("button", { type: "button", class: "quiet" }, `Show ${counted(unused.length, "empty field")}`);
  show.addEventListener("click", () => {
    more.hidden = false;
    show.remove();
  });
  return { used, more, show: unused.length ? show : null };
}

function editorForm(card, { onsave, oncancel }) {
  const { item: action } = card;
  const inputs = new Map();
  const { used, more, show } = editorRows(action, inputs);
  const note = textInput(noteOf(action), NOTE_LABEL);
  const changes = () => {
    const all = { ...verdicts.get(action.id)?.changes };
    for (const [column, { read, before }] of inputs) {
      if (read() !== before) all[column] = read();
    }
    return Object.fromEntries(Object.entries(all).filter(([column, now]) => now !== (action.v[column] ?? "")));
  };
  const save = el("button", { class: "main" }, "Save", key("Ctrl Enter"));
  const cancel = el("button", { type: "button", onclick: oncancel }, "Cancel", key("Esc"));
  const form = el(
    "form",
    { class: "editor", "aria-label": `Correct: ${titleOf(action)}` },
    el("table", {}, el("tbody", {}, used), more),
    show,
    el("label", { class: "note" }, NOTE_LABEL, hintOf(NOTE_HINT), note.node),
    el("div", { class: "buttons" }, save, cancel),
  );
  watchDeadline(form, inputs);
  const asFound = note.read();
  form.isChanged = () => note.read() !== asFound || [...inputs.values()].some(({ read, before }) => read() !== before);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onsave(changes(), note.read());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}
