// A deadline in the form: a day that is typed is a day that is known, and its other parts follow it.

// These end with a month and begin with one, so that any other day was printed more finely.
const WHOLE_MONTHS = ["month", "quarter", "season", "half-year", "year"];
const BY_DAYS = ["", "deadline", "start", "period"];
const WITHOUT_DAYS = ["unresolved", "relative"];

// What may stay of a precision where this is the last day (or else the first).
function fitsPrecision(precision, start, last) {
  if (!WHOLE_MONTHS.includes(precision) || !(start || last)) return true;
  const edge = new Date(`${last || start}T00:00:00Z`);
  if (last) edge.setUTCDate(edge.getUTCDate() + 1);
  return edge.getUTCDate() === 1;
}

function kindByDays(kind, start, last, isPrinted) {
  if (start || last) return start && last ? "period" : last ? "deadline" : "start";
  if (!isPrinted) return "";
  return WITHOUT_DAYS.includes(kind) ? kind : "unresolved";
}

// Keeps the parts of a form's deadline in agreement; a choice that was made by hand stays, and is complained of
// where it contradicts the day.
function watchDeadline(form, inputs) {
  const [last, start, kind, precision] = ["due_date", "due_start", "due_kind", "due_precision"].map((column) => inputs.get(column));
  if (!last) return;
  const chosenByHand = new Set();
  const put = ({ node }, value) => {
    if (!chosenByHand.has(node)) node.value = value;
  };
  const found = [start.read(), last.read()].map(Boolean).join();
  const follow = () => {
    const [first, end] = [start.read(), last.read()];
    const behind = end ? last : start;
    const isGiven = behind.read() !== behind.before;
    const fits = fitsPrecision(precision.before, first, end) && !(isGiven && !WHOLE_MONTHS.includes(precision.before));
    if (!first && !end) put(precision, "");
    else put(precision, fits ? precision.before : "day");
    if (![...BY_DAYS, ...WITHOUT_DAYS].includes(kind.before)) return;
    const isAsFound = [first, end].map(Boolean).join() === found;
    put(kind, isAsFound && kind.before ? kind.before : kindByDays(kind.before, first, end, inputs.get("due_raw")?.read()));
  };
  const complain = () => {
    const [first, end] = [start.read(), last.read()];
    const isTurned = first && end && first > end;
    const edge = `${day(end || first)} is not the ${end ? "last" : "first"} day of a month: choose “Day” for how exactly the date is printed, or correct the date.`;
    precision.node.setCustomValidity(fitsPrecision(precision.read(), first, end) ? "" : edge);
    last.node.setCustomValidity(isTurned ? "The due date (last day) is before the due start (first day)." : "");
  };
  form.addEventListener("change", ({ target }) => {
    if (target === kind.node || target === precision.node) chosenByHand.add(target);
    if (target === last.node || target === start.node) follow();
    complain();
  });
}
