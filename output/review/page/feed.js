// The list of cards: which are shown, in which order, which one is current.
//
// Cards stand in groups that a browser need not lay out until they come near, and only the cards near the
// window are filled: so thousands of them open at once and scroll smoothly, and the browser's own search
// still finds every action's words.

const GROUP = 20;
const NEAR = { rootMargin: "2500px 0px" };
const AT_HAND = { rootMargin: "1200px 0px" };

const cards = new Map(); // item -> {item, node, filled, editing}
let shown = [];
let current = null;

const filler = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const card = target.card;
    if (isIntersecting && !card.filled) drawBody(card);
    else if (!isIntersecting && card !== current) emptyBody(card, boundingClientRect.height);
  }
}, AT_HAND);

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    for (const node of target.children) {
      if (isIntersecting) filler.observe(node);
      else filler.unobserve(node);
    }
  }
}, NEAR);

function grouped(nodes) {
  const groups = [];
  for (let at = 0; at < nodes.length; at += GROUP) {
    groups.push(el("div", { class: "group", role: "none" }, nodes.slice(at, at + GROUP)));
  }
  return groups;
}

function cardOf(item) {
  if (!cards.has(item)) {
    const card = { item, filled: false, editing: false };
    card.node = skeleton(item, cards.size);
    card.node.card = card;
    card.node.addEventListener("focusin", () => setCurrent(card));
    card.node.addEventListener("mousedown", () => setCurrent(card));
    cards.set(item, card);
    drawHead(card);
  }
  return cards.get(item);
}

const ORDERS = {
  doubt: (one, other) => one.rank - other.rank || one.order - other.order,
  reading: (one, other) => one.order - other.order,
};

function showItems(text, order) {
  const { fitting, counts } = matched(text);
  shown = fitting.sort(ORDERS[order]).map(cardOf);
  watcher.disconnect();
  filler.disconnect();
  byId("actions").replaceChildren(...grouped(shown.map((card) => card.node)));
  for (const group of byId("actions").children) watcher.observe(group);
  shown.forEach(({ node }, index) => {
    node.setAttribute("aria-posinset", index + 1);
    node.setAttribute("aria-setsize", shown.length);
  });
  if (!shown.includes(current)) setCurrent(null);
  byId("nothing").hidden = shown.length > 0;
  drawFacets(counts);
}

function setCurrent(card) {
  if (card === current) return;
  current?.node.classList.remove("current");
  card?.node.classList.add("current");
  current = card;
  rememberPlace();
}

function goTo(card) {
  if (!card) return;
  setCurrent(card);
  if (!card.filled) drawBody(card);
  card.node.focus({ preventScroll: true });
  card.node.scrollIntoView({ block: "start" });
  // Cards above take their real height only now that they are near: once more, when they have it.
  const again = () => card === current && card.node.scrollIntoView({ block: "start" });
  requestAnimationFrame(() => requestAnimationFrame(again));
}

function neighbour(step) {
  if (!current) return shown[0];
  return shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(current) + step))];
}

function redraw(card) {
  card.editing = false;
  drawHead(card);
  drawBody(card);
}

function redrawAll() {
  for (const card of cards.values()) {
    if (card.editing) continue;
    drawHead(card);
    if (card.filled) drawBody(card);
  }
  refresh();
}
