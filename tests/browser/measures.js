// Measures of a page, for the tests: what sticks out, and what lies on something else.
({
  beyond() {
    const found = [], room = document.documentElement.clientWidth + 1;
    for (const e of document.querySelectorAll("main *")) {
      const box = e.getBoundingClientRect();
      if (e.closest(".scroll, .chart, svg, option")) continue;
      if (box.width && (box.right > room || box.left < -1)) found.push(`${e.tagName}.${e.className} ${Math.round(box.right)}`);
    }
    for (const chart of document.querySelectorAll(".chart:not(.map)")) {
      const frame = chart.getBoundingClientRect();
      for (const text of chart.querySelectorAll("svg text")) {
        const box = text.getBoundingClientRect();
        if (box.width && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2))
          found.push(`${chart.id}: ${text.textContent}`);
      }
    }
    return found;
  },
  over() {
    const found = [];
    const crosses = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const boxes = (list) => [...list].map((e) => e.getBoundingClientRect()).filter((box) => box.width);
    const apart = (list, name) => boxes(list).forEach((a, i, all) => all.slice(i + 1).forEach((b) => {
      if (crosses(a, b)) found.push(name);
    }));
    apart(document.querySelectorAll("main > *"), "sections");
    for (const group of document.querySelectorAll("section")) apart(group.children, group.id);
    for (const group of document.querySelectorAll(".controls, .choices, .key, .maps")) apart(group.children, group.className);
    for (const chart of document.querySelectorAll(".chart:not(.map)")) {
      apart(chart.querySelectorAll(".xtick text:not([transform*='rotate(-'])"), `${chart.id}: times`);
      apart(chart.querySelectorAll(".ytick text"), `${chart.id}: names`);
      const plot = chart.querySelector(".bglayer")?.parentNode.querySelector(".gridlayer")?.getBoundingClientRect();
      for (const legend of boxes(chart.querySelectorAll(".legend"))) if (plot && crosses(legend, plot)) found.push(`${chart.id}: legend`);
    }
    return found;
  },
  hoverable(run) {
    const map = document.querySelectorAll(".chart.map")[run];
    const tour = Page.data.runs[run].tours.find((t) => t.tier === "village");
    const stop = tour.trips[0].stops[0], place = Page.data.places[stop[0]];
    const {xaxis, yaxis} = map._fullLayout, scale = Page.data.per_degree;
    map.scrollIntoView({block: "center"});
    const box = map.getBoundingClientRect();
    return {x: box.left + xaxis.l2p(place.lon / scale) + xaxis._offset, y: box.top + yaxis.l2p(place.lat / scale) + yaxis._offset,
      name: place.name, time: Page.clock(stop[1]), down: stop[4]};
  },
  visits(run) {
    const found = {};
    for (const tour of Page.data.runs[run].tours.filter((t) => t.tier === "village"))
      for (const trip of tour.trips) for (const stop of trip.stops) {
        const {id} = Page.data.places[stop[0]];
        found[id] = (found[id] || 0) + 1;
      }
    return found;
  },
  driving(run) {
    return [...new Set(Page.data.runs[run].tours.map((tour) => Page.data.carriers[tour.carrier].colour))];
  },
  trips(run, wanted) {
    return Page.data.runs[run].tours.reduce((n, tour) => n + tour.trips.filter((trip) => wanted(tour, trip)).length, 0);
  },
})
