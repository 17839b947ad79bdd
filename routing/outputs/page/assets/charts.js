// Charts: the day of a line, the load along a tour, the cost bridge, the townships.
(() => {
  const {data, byId, texts, say, number, clock, plain, ink, muted, grey, hours, layout, axis, config, draw, load} = Page;

  // ---- the day of a line: time across, road distance from the hub upwards
  const away = (place) => (data.places[place].hub_m || 0) / 1000;
  const path = (tour, trip) => {
    const base = away(tour.base), x = [trip.depart], y = [base], t = [];
    const head = `${plain(data.carriers[tour.carrier].name)} ${plain(tour.vehicle)} · `;
    t.push(`${head}${plain(data.places[tour.base].name)}<br>${say("departs", {time: clock(trip.depart)})}; ${load(trip.load)}`);
    for (const [place, arrive, start, depart, down, up, ...after] of trip.stops) {
      const name = plain(data.places[place].name);
      x.push(arrive, depart);
      y.push(away(place), away(place));
      const goods = Page.handed(down, up, after);
      t.push(`${head}${name}<br>${say("arrives", {time: clock(arrive)})}${start > arrive ? ", " + say("starts", {time: clock(start)}) : ""}<br>${goods}`);
      t.push(`${head}${name}<br>${say("departs", {time: clock(depart)})}<br>${goods}`);
    }
    x.push(trip.return);
    y.push(base);
    t.push(`${head}${plain(data.places[tour.base].name)}<br>${say("returns", {time: clock(trip.return)})}`);
    return [x, y, t];
  };
  const paths = (pairs, style) => {
    const x = [], y = [], t = [];
    for (const [tour, trip] of pairs) {
      const [xs, ys, ts] = path(tour, trip);
      x.push(...xs, null);
      y.push(...ys, null);
      t.push(...ts, "");
    }
    return Object.assign({type: "scatter", mode: "lines", x, y, hovertext: t, hovertemplate: "%{hovertext}<extra></extra>"}, style);
  };
  const spaceTime = () => {
    const run = data.runs[Number(byId("line-run")?.value || 0)];
    const line = run.lines.find((l) => l.key === byId("line-choice").value) || run.lines[0];
    if (!line) return Promise.resolve();
    const mine = run.tours.filter((tour) => tour.lines.includes(line.key));
    const here = away(line.centre), traces = [], shapes = [], notes = [];
    const calls = (tour, trip) => tour.tier === "village" || trip.stops.some((stop) => stop[0] === line.centre);
    const pairs = mine.flatMap((tour) => tour.trips.filter((trip) => calls(tour, trip)).map((trip) => [tour, trip]));
    data.carriers.forEach((carrier, c) => {
      for (const [tier, width] of [["village", 1.4], ["linehaul", 3.2]]) {
        const own = pairs.filter(([tour]) => tour.carrier === c && tour.tier === tier);
        if (own.length) traces.push(paths(own, {name: plain(carrier.name), legendgroup: String(c), line: {color: carrier.colour, width},
          showlegend: tier === "village" || !pairs.some(([t]) => t.carrier === c && t.tier === "village")}));
      }
    });
    const sorting = {down: ["#8a6d3b", texts.sorting_down, -1], up: ["#3b6d8a", texts.sorting_up, 1]};
    for (const [direction, [colour, name, side]] of Object.entries(sorting)) {
      const x = [], y = [], t = [];
      for (const [centre, way, start, end, parcels] of run.batches) {
        if (centre !== line.centre || way !== direction) continue;
        x.push(start, end, null);
        y.push(here, here, null);
        const text = `${name} · ${plain(data.places[centre].name)}<br>${say("sorted", {from: clock(start), to: clock(end), parcels: number(parcels)})}`;
        t.push(text, text, "");
      }
      traces.push({type: "scatter", mode: "lines", x, y, hovertext: t, hovertemplate: "%{hovertext}<extra></extra>", name,
        line: {color: colour, width: 8}, opacity: 0.75, showlegend: x.length > 0});
    }
    const ends = pairs.filter(([tour, trip]) => tour.tier === "linehaul" && trip.cutoff !== null);
    const tightest = ends.reduce((a, b) => !a || b[1].cutoff - b[1].return < a[1].cutoff - a[1].return ? b : a, null);
    for (const cutoff of new Set(ends.map(([, trip]) => trip.cutoff))) {
      shapes.push({type: "line", x0: cutoff, x1: cutoff, yref: "paper", y0: 0, y1: 1, line: {color: ink, width: 1.5, dash: "dash"}});
      notes.push({x: cutoff, yref: "paper", y: 1, yanchor: "top", xanchor: "right", text: `${texts.cutoff} ${clock(cutoff)}`, showarrow: false, font: {size: 11}, bgcolor: "#fff"});
    }
    if (tightest) {
      const {cutoff} = tightest[1], back = tightest[1].return, spare = cutoff - back;
      const text = say(spare >= 0 ? "slack" : "late", {minutes: number(Math.abs(spare) / 60, 1)});
      shapes.push({type: "line", x0: back, x1: cutoff, y0: 0, y1: 0, line: {color: spare >= 0 ? "#009e73" : "#d55e00", width: 5}});
      notes.push({x: Math.min(back, cutoff), y: 0, xanchor: "right", yanchor: "top", yshift: -2, text: `<b>${text}</b>`, showarrow: false, font: {size: 12}});
    }
    const times = pairs.flatMap(([, trip]) => [trip.depart, trip.return, trip.cutoff || trip.return]);
    const from = Math.min(...times) - 1200, to = Math.max(...times) + 1200;
    const tops = pairs.flatMap(([tour, trip]) => [away(tour.base), ...trip.stops.map((stop) => away(stop[0]))]);
    const top = Math.max(...tops, 1);
    const hub = data.places.findIndex((place) => place.level === "hub");
    for (const place of [line.centre, hub]) {
      notes.push({xref: "paper", x: 0, xshift: 3, y: away(place), yshift: 5, xanchor: "left", yanchor: "bottom", showarrow: false,
        text: plain(data.places[place].short), font: {size: 11, color: muted}});
    }
    return draw(byId("space-time"), traces, layout({showlegend: true, hovermode: "closest", shapes, annotations: notes, dragmode: false,
      xaxis: axis(Object.assign({range: [from, to], title: {text: texts.time}, fixedrange: true}, hours(from, to, byId("space-time").clientWidth - 80))),
      yaxis: axis({range: [-0.07 * top, top * 1.05], title: {text: texts.from_hub_km}, fixedrange: true})}), config({displayModeBar: false}));
  };

  // ---- the load along a tour
  const loadProfile = () => {
    const run = data.runs[Number(byId("load-run")?.value || 0)];
    const tour = run.tours[Number(byId("load-choice").value || 0)];
    if (!tour) return Promise.resolve();
    const labels = [], down = [], up = [], full = [], text = [];
    tour.trips.forEach((trip, number_) => {
      let fresh = trip.stops.reduce((sum, stop) => sum + stop[4], 0), back = 0;
      const add = (name, detail, level) => {
        labels.push(name);
        down.push(fresh);
        up.push(back);
        full.push(level[2]);
        text.push(`<b>${plain(name)}</b><br>${detail}<br>${load(level)}`);
      };
      add(`${number_ + 1}.0 ${data.places[tour.base].name}`, say("departs", {time: clock(trip.depart)}), trip.load);
      trip.stops.forEach(([place, arrive, , depart, d, u, ...after], i) => {
        fresh -= d;
        back += u;
        add(`${number_ + 1}.${i + 1} ${data.places[place].name}`,
          `${say("arrives", {time: clock(arrive)})}, ${say("departs", {time: clock(depart)})}<br>${Page.handed(d, u)}`, after);
      });
    });
    const at = labels.map((_, i) => i);
    const bar = (y, name, color) => ({type: "bar", x: at, y, name, marker: {color}, hovertext: text, hovertemplate: "%{hovertext}<extra></extra>"});
    const room = byId("load-profile").clientWidth < 600 ? 14 : 24;
    const short = (name) => name.length > room ? name.slice(0, room - 1) + "…" : name;
    return draw(byId("load-profile"), [
      bar(down, texts.to_deliver, "#7fa8c9"), bar(up, texts.collected, "#e0b252"),
      {type: "scatter", mode: "lines+markers", x: at, y: full, yaxis: "y2", name: texts.fill, line: {color: ink, width: 1.5, shape: "hv"}, marker: {size: 4}, hoverinfo: "skip"},
    ], layout({legend: {orientation: "h", y: 1.02, yanchor: "bottom", x: 0, traceorder: "normal"}, barmode: "stack", bargap: 0.15, showlegend: true, margin: {l: 56, r: 56, t: 12, b: 44}, dragmode: false,
      xaxis: axis({tickvals: at, ticktext: labels.map((l) => plain(short(l))), tickangle: -50, fixedrange: true}),
      yaxis: axis({title: {text: texts.parcels_aboard}, rangemode: "tozero", fixedrange: true}),
      yaxis2: axis({overlaying: "y", side: "right", range: [0, 105], tickmode: "array", tickvals: [0, 25, 50, 75, 100], title: {text: texts.fill}, showgrid: false, fixedrange: true})}),
    config({displayModeBar: false}));
  };

  // ---- the bridge: floating bars from one network's cost to the other's
  const bridge = () => {
    const element = byId("bridge");
    if (!element) return Promise.resolve();
    const {parts} = data.bridges[Number(byId("bridge-choice").value)];
    const names = [], base = [], height = [], colour = [], label = [], text = [];
    const add = (name, from, size, paint, sign) => {
      names.push(name);
      base.push(from);
      height.push(size);
      colour.push(paint);
      label.push(sign + number(size, 0));
      text.push(`<b>${plain(name)}</b><br>${sign}${number(size, 2)}`);
    };
    for (const [i, part] of parts.entries()) {
      let level = part.start_yuan;
      if (i === 0) add(part.start, 0, level, grey, "");
      for (const {name, yuan} of part.steps) {
        add(name, yuan < 0 ? level + yuan : level, Math.abs(yuan), yuan < 0 ? "#0072b2" : "#d55e00", yuan < 0 ? "−" : "+");
        level += yuan;
      }
      add(part.end, 0, part.end_yuan, grey, "");
    }
    const crowded = element.clientWidth / names.length < 44;
    const at = names.map((_, i) => i);
    return draw(element, [{type: "bar", x: at, y: height, base, marker: {color: colour}, text: crowded ? undefined : label, textposition: "outside", constraintext: "none", cliponaxis: false,
      textfont: {size: 11}, hovertext: text, hovertemplate: "%{hovertext}<extra></extra>"}], layout({bargap: 0.3, dragmode: false,
      xaxis: axis({tickvals: at, ticktext: names.map(plain), tickangle: element.clientWidth / names.length < 90 ? -60 : -25, fixedrange: true}),
      yaxis: axis({title: {text: texts.yuan_a_day}, rangemode: "tozero", tickformat: ",.0f", fixedrange: true}), margin: {l: 66, r: 16, t: 26, b: 44}}),
    config({displayModeBar: false}));
  };

  // ---- townships
  const tones = {separate: "#b4bac0", lines: "#e69f00", pooled: "#0072b2"}, spare = ["#0072b2", "#e69f00", "#009e73"];
  const townships = () => {
    const element = byId("township-chart"), rows = data.townships.slice().reverse();
    const traces = data.runs.map((run, r) => ({
      type: "scatter", mode: "markers", name: plain(run.name), y: rows.map((_, i) => i), x: rows.map((t) => t.yuan[r]),
      marker: {size: 10, color: tones[run.key] || spare[r % 3], symbol: ["circle", "diamond", "square"][r % 3], line: {width: 1, color: "#fff"}},
      hovertext: rows.map((t) => t.yuan[r] === null ? "" : `${plain(t.name)} · ${plain(run.name)}<br>${number(t.yuan[r], 2)}`), hovertemplate: "%{hovertext}<extra></extra>"}));
    element.style.height = `${90 + 19 * rows.length}px`;
    return draw(element, traces, layout({showlegend: data.runs.length > 1, hovermode: "closest", dragmode: false,
      xaxis: axis({title: {text: texts.yuan_per_parcel}, rangemode: "tozero", fixedrange: true}),
      yaxis: axis({tickvals: rows.map((_, i) => i), ticktext: rows.map((t) => plain(t.name)), range: [-0.7, rows.length - 0.3], fixedrange: true})}),
    config({displayModeBar: false}));
  };

  const fillLines = () => {
    const run = data.runs[Number(byId("line-run")?.value || 0)], before = byId("line-choice").value;
    const keep = run.lines.some((l) => l.key === before) ? before : run.lines[0]?.key;
    Page.fillSelect(byId("line-choice"), run.lines.map((l) => [l.key, l.name]), keep);
  };
  const fillTours = () => {
    const run = data.runs[Number(byId("load-run")?.value || 0)];
    const name = (tour) => `${data.carriers[tour.carrier].name} · ${tour.vehicle} · ${tour.kind} · ${data.places[tour.base].name}`;
    const first = run.tours.findIndex((tour) => tour.tier === "village");
    Page.fillSelect(byId("load-choice"), run.tours.map((tour, i) => [String(i), name(tour)]), String(Math.max(first, 0)));
  };
  Page.drawCharts = () => Promise.all([bridge(), spaceTime(), loadProfile(), townships()]);
  Page.startCharts = () => {
    byId("bridge-choice")?.addEventListener("change", bridge);
    fillLines();
    fillTours();
    byId("line-run")?.addEventListener("change", () => { fillLines(); spaceTime(); });
    byId("line-choice").addEventListener("change", spaceTime);
    byId("load-run")?.addEventListener("change", () => { fillTours(); loadProfile(); });
    byId("load-choice").addEventListener("change", loadProfile);
    return Page.drawCharts();
  };
})();
