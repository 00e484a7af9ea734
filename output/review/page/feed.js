// The list of cards: which are shown, in which order, which one is current.
//
// Cards stand in groups that a browser need not lay out until they come near. The first groups get their
// cards at once, the others while the browser has nothing else to do, or when they come near; only the cards
// near the window are filled. So thousands of them open at once and scroll smoothly, and the browser's own
// search still finds every action's words.

const GROUP = 20;
const AT_ONCE = 3; // groups
const IDLE = { timeout: 500 };
const NEAR = { rootMargin: "2500px 0px" };
const AT_HAND = { rootMargin: "1200px 0px" };

const cards = new Map(); // item -> Card
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
    if (isIntersecting) putCards(target);
    for (const node of target.children) {
      if (isIntersecting) filler.observe(node);
      else filler.unobserve(node);
    }
  }
}, NEAR);

class Card {
  constructor(item, index) {
    Object.assign(this, { item, index, filled: false, editing: false, drawn: null, group: null });
  }

  // Its place in the page, made when it is first asked for.
  get node() {
    if (!this.drawn) {
      this.drawn = skeleton(this.item, this.index);
      this.drawn.card = this;
      this.drawn.addEventListener("focusin", () => setCurrent(this));
      this.drawn.addEventListener("mousedown", () => setCurrent(this));
      drawHead(this);
    }
    return this.drawn;
  }
}

function cardOf(item) {
  if (!cards.has(item)) cards.set(item, new Card(item, cards.size));
  return cards.get(item);
}

function grouped(list) {
  const groups = [];
  for (let at = 0; at < list.length; at += GROUP) {
    const group = el("div", { class: "group", role: "none" });
    group.waiting = list.slice(at, at + GROUP);
    group.waiting.forEach((card, index) => Object.assign(card, { group, position: at + index + 1 }));
    groups.push(group);
  }
  return groups;
}

function putCards(group) {
  const nodes = group.waiting.map(({ node, position }) => {
    node.setAttribute("aria-posinset", position);
    node.setAttribute("aria-setsize", shown.length);
    return node;
  });
  group.waiting = [];
  group.append(...nodes);
}

// Safari has no idle time to tell of: there a group is put between any two other tasks.
const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 1, null));
const notWhenIdle = window.cancelIdleCallback ?? clearTimeout;
let idling = 0;

function putCardsWhenIdle(groups) {
  notWhenIdle(idling);
  const some = (deadline) => {
    do putCards(groups.shift());
    while (groups.length && deadline?.timeRemaining() > 4);
    if (groups.length) idling = whenIdle(some, IDLE);
  };
  if (groups.length) idling = whenIdle(some, IDLE);
}

function putAllCards() {
  for (const group of byId("actions").children) putCards(group);
}

const ORDERS = {
  doubt: (one, other) => one.rank - other.rank || one.order - other.order,
  reading: (one, other) => one.order - other.order,
};

function showItems(text, order) {
  const { fitting, counts } = matched(text);
  const before = shown;
  for (const card of before) card.group = null;
  shown = fitting.sort(ORDERS[order]).map(cardOf);
  watcher.disconnect();
  filler.disconnect();
  const groups = grouped(shown);
  groups.slice(0, AT_ONCE).forEach(putCards);
  const focused = byId("actions").contains(document.activeElement) && document.activeElement;
  byId("actions").replaceChildren(...groups);
  if (focused) (focused.isConnected ? focused : byId("actions")).focus({ preventScroll: true });
  for (const group of groups) watcher.observe(group);
  putCardsWhenIdle(groups.slice(AT_ONCE));
  if (!shown.includes(current)) setCurrent(null);
  showNothing();
  drawFacets(counts);
  if (before.length && (shown.length !== before.length || shown.some((card, index) => card !== before[index]))) standInList();
}

const nothingFits = () => `Nothing matches ${[searched() && "this search", isFiltered() && "these filters"].filter(Boolean).join(" and ")}.`;

// A list without a card says why: all are filtered away, or there is none.
function showNothing() {
  const isEmpty = allItems().length === 0;
  byId("nothing").hidden = shown.length > 0;
  byId("nothing-words").textContent = isEmpty ? "There is nothing to review here." : nothingFits();
  byId("nothing").querySelector(".clear").hidden = isEmpty;
}

// What covers the window's top: the tools, in a narrow window only their buttons, in a small one a line of messages.
const bars = [byId("tools"), ...byId("tools").querySelectorAll(".progress, .status")];
const isHeld = (bar) => getComputedStyle(bar).position === "sticky" && bar.offsetHeight > 0;
const toolsHeight = () => bars.find(isHeld)?.offsetHeight ?? 0;
const toolsEnd = () => Number.parseFloat(document.documentElement.style.getPropertyValue("--tools")) || 0;

const measurer = new ResizeObserver(() => document.documentElement.style.setProperty("--tools", `${toolsHeight()}px`));
bars.forEach((bar) => measurer.observe(bar));

// In another list one stands at the current card, or where that is not in it at the beginning.
function standInList() {
  if (current) standAt(current);
  else if (byId("actions").getBoundingClientRect().top < toolsEnd()) byId("actions").scrollIntoView({ block: "start" });
}

// Pixels of a card that are enough to see which one it is.
const SEEN = 40;

function isSeen(card) {
  const { top, bottom } = card.node.getBoundingClientRect();
  return bottom - SEEN > toolsEnd() && top + SEEN < window.innerHeight;
}

// What a key does to the current card; to one that was scrolled away it does nothing but show it again.
function onSeen(act) {
  return () => {
    if (!current) return tell("No card is selected. Press j to select the first.");
    if (isSeen(current)) return act();
    goTo(current);
    return tell("This is the selected card, which the keys act on. Press again.");
  };
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
  if (card.group) putCards(card.group);
  setCurrent(card);
  if (!card.filled) drawBody(card);
  focusCard(card);
  standAt(card);
}

// Cards above take their real height only once they are near, and so does a page that is still being read: for
// so many milliseconds a card is held where it was put, unless one moves on.
const HELD_FOR = 700;
let holding = 0;

function standAt(card) {
  if (card.group) putCards(card.group);
  const until = performance.now() + HELD_FOR;
  const mine = (holding += 1);
  let [top, covered] = [null, 0];
  const hold = () => {
    if (mine !== holding || card !== current || performance.now() > until) return;
    // The tools grow as well, by a line of their buttons.
    if (card.node.getBoundingClientRect().top !== top || toolsEnd() !== covered) {
      card.node.scrollIntoView({ block: "start" });
      top = card.node.getBoundingClientRect().top;
      covered = toolsEnd();
    }
    requestAnimationFrame(hold);
  };
  hold();
}

const letGo = () => (holding += 1);

for (const moving of ["wheel", "touchstart", "mousedown", "keydown"]) {
  document.addEventListener(moving, letGo, { capture: true, passive: true });
}

const focusCard = (card) => card.node.focus({ preventScroll: true });

// Where the focus goes after a control that is no part of the list: to the current card where it is seen.
function focusList() {
  (current && isSeen(current) ? current.node : byId("actions")).focus({ preventScroll: true });
}

function neighbour(step) {
  if (!current) return shown[0];
  return shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(current) + step))];
}

function redraw(card) {
  card.editing = false;
  drawHead(card);
  keepingFocus(card.node.querySelector(".content"), () => drawBody(card), card.node);
}

function redrawAll() {
  for (const card of cards.values()) {
    if (card.editing || !card.drawn) continue;
    if (card.filled) redraw(card);
    else drawHead(card);
  }
  refresh();
}
