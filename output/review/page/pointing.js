// A missed action pointed at: a box drawn on a page, or a paragraph or cell of a text.

// A box smaller than this many points was a click.
const LEAST = 6;

const round = (number) => Math.round(number * 10) / 10;

// The action that stands last before a place, or the document where there is none.
function anchorBefore(item, isBefore) {
  return actionsOf(item.doc).filter((action) => !action.added && isBefore(action)).at(-1) ?? item;
}

function anchorOnPage(item, page, top) {
  const placed = ({ at, strips }) => [at[0] ?? 0, strips?.[0]?.[1][1] ?? 0];
  return anchorBefore(item, (action) => {
    const [its, high] = placed(action);
    return its < page || (its === page && high <= top);
  });
}

function addOnPage(item, page, box) {
  const anchor = anchorOnPage(item, page, box[1]);
  addMissed(anchor, { page: String(page), bbox: JSON.stringify(box) });
}

function pointInPage(view, event) {
  const matrix = view.getScreenCTM().inverse();
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return [x, y];
}

// Draws a box with the pointer; `take` is given it in points, once it is large enough.
function drawsBoxes(view, [width, height], take) {
  let start = null;
  const drawn = el("svg:rect", { class: "drawn" });
  const box = (event) => {
    const [x, y] = pointInPage(view, event);
    const inside = (value, most) => round(Math.min(Math.max(value, 0), most));
    const [x0, x1] = [start[0], x].sort((one, other) => one - other);
    const [top, bottom] = [start[1], y].sort((one, other) => one - other);
    return [inside(x0, width), inside(top, height), inside(x1, width), inside(bottom, height)];
  };
  view.addEventListener("pointerdown", (event) => {
    start = pointInPage(view, event);
    view.setPointerCapture(event.pointerId);
    view.append(drawn);
    event.preventDefault();
  });
  view.addEventListener("pointermove", (event) => {
    if (!start) return;
    const [x0, top, x1, bottom] = box(event);
    for (const [name, value] of Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top })) {
      drawn.setAttribute(name, value);
    }
  });
  view.addEventListener("pointerup", (event) => {
    const given = start && box(event);
    start = null;
    drawn.remove();
    if (given && given[2] - given[0] > LEAST && given[3] - given[1] > LEAST) take(given);
  });
}

// A box that a person drew, as a strip of its page.
function stripsOf(action) {
  const [page, box] = [Number(valueOf(action, "page")), fromJson(valueOf(action, "bbox"), null)];
  const found = page && content.documents[action.doc].pages.find(([number]) => number === page);
  if (!box || !found) return action.strips;
  const [, width] = content.pictures[found[1]];
  const area = [0, Math.max(0, box[1] - LEAST), width, box[3] + LEAST];
  return [[found[1], area, [], [box]]];
}

// A paragraph or cell that was pointed at gives the missed action its words.
function addInText(item, number, row, text) {
  const before = ({ at: [, , table, its] }) => table < number || (table === number && its <= row);
  addMissed(anchorBefore(item, before), { action: text });
}
