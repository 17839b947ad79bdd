// Start everything, and fit the charts to the paper while the page is printed.
(() => {
  const paper = (on) => {
    document.documentElement.classList.toggle("paper", on);
    Page.drawMaps();
    Page.drawCharts();
  };
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
  let waiting = 0, width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return; // a phone's bars come and go
    width = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(() => { Page.drawMaps(); Page.drawCharts(); }, 120);
  });
  Page.startTable();
  Page.startMap().then(() => Page.startCharts()).then(() => { document.documentElement.dataset.ready = "yes"; });
})();
