// What every page of cards listens to: search, order, tiles, the buttons of the tools. refresh, undo and download are
// the page's own.

function listenToTools() {
  byId("filter-text").addEventListener("input", refresh);
  byId("filter-text").addEventListener("keydown", (event) => event.key === "Enter" && focusList());
  // Once an order is chosen the keys act: a list that keeps the focus would swallow them.
  onChoice(byId("order"), refresh, focusList);
  byId("undo").addEventListener("click", undo);
  byId("download").addEventListener("click", download);
  byId("resume").addEventListener("change", resume);
  for (const button of document.querySelectorAll(".clear")) {
    button.addEventListener("click", showAll);
  }
  for (const tile of document.querySelectorAll("[data-choose]")) {
    tile.addEventListener("click", () => choose(...tile.dataset.choose.split("=")));
  }
  listenToKeys();
  listenToPrint();
}

// Opens the page once what was said is there.
function openPage() {
  // Where the window was scrolled to says nothing before the cards have their heights.
  history.scrollRestoration = "manual";
  recallSteps();
  watchForTheRest();
  listenToTools();
  byId("tools").hidden = false;
  byId("facets").hidden = false;
  openWhereLeft();
}
