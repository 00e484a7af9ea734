// Choices made by hand, and where the focus goes after them.

// Acts on what is chosen in a list once it is settled: by the pointer at once, by the keyboard with Enter or when the
// list is left. Arrow keys go through a closed list, and each of its lines would else be taken for a decision. `done`
// is where one goes on who did not leave the list.
function onChoice(select, act, done = () => {}) {
  let settled = select.value;
  let byKeys = false;
  const settle = () => {
    if (select.value === settled) return;
    settled = select.value;
    act(settled);
  };
  const finish = () => {
    settle();
    done();
  };
  select.addEventListener("pointerdown", () => (byKeys = false));
  select.addEventListener("keydown", (event) => {
    byKeys = event.key !== "Enter";
    if (!byKeys) finish();
  });
  select.addEventListener("change", () => byKeys || finish());
  // What is drawn anew must not be what the focus is on its way to.
  select.addEventListener("blur", () => setTimeout(settle));
}

const CONTROLS = "button, select, input, textarea, summary, a";

// What a control is known by when it is drawn anew.
const nameOfControl = (node) => node.dataset.control ?? node.getAttribute("aria-label") ?? node.textContent;

// Draws a part of the page anew and leaves the focus at the control that had it, or where that is gone at `instead`.
function keepingFocus(part, draw, instead) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const name = focused && nameOfControl(focused);
  draw();
  if (!focused || (focused.isConnected && focused === document.activeElement)) return;
  const same = [...part.querySelectorAll(CONTROLS)].find((node) => nameOfControl(node) === name);
  (same ?? instead).focus({ preventScroll: true });
}

const isNowhere = (node) => node === document.body || node.disabled || !node.getClientRects().length;

// A control that is gone, hidden or greyed after it was used must not leave the focus nowhere: the list has it then.
function refocus() {
  if (isNowhere(document.activeElement)) focusList();
}

document.addEventListener("click", ({ target }) => target.closest?.(CONTROLS) && setTimeout(refocus));
