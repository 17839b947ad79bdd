// What all charts share: the data of the page, texts, numbers, clock times, styles.
"use strict";
const Page = {};
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const texts = data.texts;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all);
  const say = (key, values) => fill(texts[key], values || {});
  const formats = {};
  const number = (value, digits) => {
    const d = digits || 0;
    formats[d] = formats[d] || new Intl.NumberFormat(data.lang, {minimumFractionDigits: d, maximumFractionDigits: d});
    return formats[d].format(value);
  };
  const two = (n) => String(n).padStart(2, "0");
  const clock = (s) => {
    const rest = s % 60, hours = Math.floor(s / 3600);
    const time = two(hours % 24) + ":" + two(Math.floor(s / 60) % 60) + (rest ? ":" + two(rest) : "");
    return hours < 24 ? time : say("next_day", {time});
  };
  // Plotly reads a little markup in its texts; names are texts and nothing else.
  const plain = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const ink = "#1c2430", muted = "#5b6673", rule = "#dfe3e6", grey = "#4a5560";
  const font = {family: getComputedStyle(document.documentElement).fontFamily, size: 12, color: ink};
  // Clock times a reader can tell apart on an axis so many pixels wide.
  const hours = (from, to, width) => {
    const step = 3600 * Math.max(1, Math.ceil((to - from) / 3600 / Math.max(width / 62, 2))), ticks = [];
    for (let s = Math.ceil(from / step) * step; s <= to; s += step) ticks.push(s);
    return {tickvals: ticks, ticktext: ticks.map(clock)};
  };
  const layout = (more) => Object.assign({
    font, margin: {l: 56, r: 16, t: 12, b: 44}, paper_bgcolor: "#fff", plot_bgcolor: "#fff",
    hoverlabel: {bgcolor: "#fff", bordercolor: "#8a949e", font: {size: 12, color: ink}, align: "left"},
    legend: {orientation: "h", y: 1.02, yanchor: "bottom", x: 0, font: {size: 12}}, showlegend: false,
  }, more);
  const axis = (more) => Object.assign({gridcolor: "#eceff1", zeroline: false, linecolor: "#b9c1c8", automargin: true}, more);
  const config = (more) => Object.assign({
    displaylogo: false, scrollZoom: false, doubleClick: "reset", showTips: false,
    showSendToCloud: false, plotlyServerURL: "", locale: "page",
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "hoverClosestCartesian", "hoverCompareCartesian", "toggleSpikelines"],
  }, more);
  Plotly.register({moduleType: "locale", name: "page", dictionary: {
    "Download plot as a png": say("save"), "Download plot as a PNG": say("save"), "Download plot": say("save"), "Zoom in": say("zoom_in"), "Zoom out": say("zoom_out"),
    "Reset axes": say("reset"),
  }, format: {}});
  const draw = (element, traces, lay, conf) => Plotly.react(element, traces,
    Object.assign(lay, {width: element.clientWidth, height: element.clientHeight}), conf);
  const fillSelect = (select, options, chosen) => {
    select.replaceChildren(...options.map(([value, name]) => {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = name;
      return option;
    }));
    if (chosen !== undefined) select.value = chosen;
  };
  // The load in words: "210 kg, 63 parcels, 42%".
  const load = ([kg, parcels, full]) =>
    say("load", {kg: number(kg, 1), parcels: number(parcels), fill: number(full, 1)});
  // What changes hands at a stop, and what is aboard when the vehicle leaves it.
  const handed = (down, up, after) => say("handed", {down: number(down), up: number(up)}) +
    (after ? "; " + say("aboard", {load: load(after)}) : "");
  Object.assign(Page, {data, byId, texts, say, number, clock, plain, ink, muted, rule, grey, hours, layout,
    axis, config, draw, fillSelect, load, handed});
})();
