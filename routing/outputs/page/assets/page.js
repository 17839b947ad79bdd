// Start everything, and fit the charts to the paper while the page is printed.
(() => {
  const resize = () => Page.charts.forEach((chart) => Plotly.Plots.resize(chart));
  const paper = (on) => {
    // The width of an A4 page less its margins, in CSS pixels.
    document.querySelector("main").style.width = on ? "703px" : "";
    Page.charts.forEach((chart) => Plotly.relayout(chart, {width: chart.clientWidth, height: chart.clientHeight}));
    if (!on) {
      Page.charts.forEach((chart) => Plotly.relayout(chart, {autosize: true}));
      resize();
    }
  };
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
  Page.startTable();
  Page.startMap().then(() => Page.startCharts()).then(() => { document.documentElement.dataset.ready = "yes"; });
})();
