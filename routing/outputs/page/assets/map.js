// The map: roads, lake and county under the routes; switches by tier, carrier, line and time.
(() => {
  const {data, byId, texts, say, number, clock, plain, ink, grey} = Page;
  const scale = data.per_degree;
  const decode = (row) => {
    const xs = new Array(row.length / 2), ys = new Array(row.length / 2);
    let x = 0, y = 0;
    for (let i = 0; i < row.length; i += 2) {
      x += row[i];
      y += row[i + 1];
      xs[i / 2] = x / scale;
      ys[i / 2] = y / scale;
    }
    return [xs, ys];
  };
  const join = (parts) => {
    const x = [], y = [];
    for (const [xs, ys] of parts) {
      for (let i = 0; i < xs.length; i++) { x.push(xs[i]); y.push(ys[i]); }
      x.push(null);
      y.push(null);
    }
    return {x, y};
  };
  const pieces = data.pieces.map(decode);
  const straight = new Set(data.straight);
  const area = (areas, colour, edge) => areas.flatMap((rings) => rings.map((ring, i) => {
    const [x, y] = decode(ring);
    return {x, y, type: "scatter", mode: "lines", fill: "toself", hoverinfo: "skip",
      fillcolor: i ? "#fbfaf6" : colour, line: {color: edge, width: 1}};
  }));
  const roads = (rank, colour, width, dash) => Object.assign(join(data.ground.roads[rank].map(decode)), {
    type: "scatter", mode: "lines", hoverinfo: "skip", line: {color: colour, width, dash: dash || "solid"}});
  const ground = [
    ...area(data.ground.land, "#fbfaf6", "#bdb6a4"),
    ...area(data.ground.water, "#d3e4ee", "#a9c6d6"),
    roads("local", "#dcd6c8", 0.8), roads("main", "#c6bda9", 1.6), roads("ferry", "#7fa6bb", 1, "dot"),
  ];

  const seconds = data.runs.flatMap((run) => run.tours.flatMap((tour) => tour.trips.flatMap((t) => [t.depart, t.return])));
  const step = 900;
  if (!seconds.length) seconds.push(8 * 3600, 18 * 3600); // nobody drives
  const dawn = Math.floor(seconds.reduce((a, b) => Math.min(a, b)) / step) * step;
  const dusk = Math.ceil(seconds.reduce((a, b) => Math.max(a, b)) / step) * step;
  const state = {tiers: new Set(["linehaul", "village"]), carriers: new Set(data.carriers.map((_, i) => i)),
    line: "", from: dawn, to: dusk};
  Page.state = state;

  const visible = (tour, trip) => state.tiers.has(tour.tier) && state.carriers.has(tour.carrier)
    && (!state.line || tour.lines.some((key) => lineNames.get(key) === state.line))
    && trip.depart <= state.to && trip.return >= state.from;
  const lineNames = new Map(data.runs.flatMap((run) => run.lines.map((l) => [l.key, data.places[l.centre].name])));

  const visit = (tour, number_, trip, seq, stop) => {
    const [, arrive, start, depart, down, up, ...after] = stop;
    const carrier = data.carriers[tour.carrier];
    const wait = start > arrive ? `, ${say("starts", {time: clock(start)})}` : "";
    return `<span style="color:${carrier.colour}">■</span> <b>${plain(carrier.name)}</b> ${plain(tour.vehicle)} · ` +
      `${say("trip", {number: number_ + 1})}, ${say("stop", {seq: seq + 1, stops: trip.stops.length})}<br>` +
      `   ${say("arrives", {time: clock(arrive)})}${wait}, ${say("departs", {time: clock(depart)})}<br>` +
      `   ${Page.handed(down, up, after)}`;
  };
  const most = 6;

  const shown = (run) => {
    const roads = {linehaul: new Map(), village: new Map()}, visits = new Map();
    let count = 0, total = 0;
    for (const tour of run.tours) {
      tour.trips.forEach((trip, i) => {
        total += 1;
        if (!visible(tour, trip)) return;
        count += 1;
        const driven = roads[tour.tier];
        for (const piece of trip.roads) {
          if (!driven.has(piece)) driven.set(piece, new Set());
          driven.get(piece).add(tour.carrier);
        }
        trip.stops.forEach((stop, seq) => {
          if (stop[1] > state.to || stop[3] < state.from) return;
          if (!visits.has(stop[0])) visits.set(stop[0], []);
          visits.get(stop[0]).push([stop[1], tour.carrier, () => visit(tour, i, trip, seq, stop)]);
        });
      });
    }
    return {roads, visits, count, total};
  };

  // Where several carriers share a road, their lines lie in each other like rings: all are seen.
  const routes = (driven, tier, small) => {
    const width = tier === "linehaul" ? 3 : 1.5, step = small ? 1.1 : 1.6, rings = new Map();
    for (const [piece, carriers] of driven) {
      [...carriers].sort((a, b) => a - b).forEach((carrier, i, all) => {
        const key = [all.length - 1 - i, carrier, straight.has(piece) ? 1 : 0].join(" ");
        if (!rings.has(key)) rings.set(key, []);
        rings.get(key).push(pieces[piece]);
      });
    }
    return [...rings].map(([key, parts]) => [key.split(" ").map(Number), parts])
      .sort(([a], [b]) => b[0] - a[0] || a[1] - b[1])
      .map(([[ring, carrier, dashed], parts]) => Object.assign(join(parts), {
        type: "scatter", mode: "lines", hoverinfo: "skip",
        line: {color: data.carriers[carrier].colour, width: width + ring * step, dash: dashed ? "dash" : "solid"}}));
  };

  const placeHead = (place) => {
    const marks = [texts[place.level]];
    if (place.level === "village" && place.township) marks.push(plain(place.township));
    if (place.assumed) marks.push(texts.assumed);
    if (!place.active) marks.push(texts.inactive);
    return `<b>${plain(place.name)}</b> · ${marks.join(" · ")}`;
  };
  const hover = (run, found, i) => {
    const place = data.places[i];
    const lines = [placeHead(place)];
    const left = run.unserved[i];
    if (left) lines.push(`✕ ${say("unserved", {count: number(left.parcels)})}: ${left.reasons.map(plain).join("; ")}`);
    const visits = (found.visits.get(i) || []).sort((a, b) => a[0] - b[0]);
    for (const [, , text] of visits.slice(0, most)) lines.push(text());
    if (visits.length > most) lines.push(say("more", {count: visits.length - most}));
    if (!visits.length && place.level === "village") lines.push(texts.no_stop);
    return lines.join("<br>");
  };

  // Names of places near an edge of the map stand on its inner side.
  const beside = (place, where) => {
    const along = (place.lon / scale - frame.x[0]) / (frame.x[1] - frame.x[0]);
    return `${where} ${along < 0.15 ? "right" : along > 0.85 ? "left" : "center"}`;
  };
  const marks = (run, found, level, small) => {
    const at = data.places.map((_, i) => i).filter((i) => data.places[i].level === level);
    const places = at.map((i) => data.places[i]);
    const colour = (i) => {
      const drivers = new Set((found.visits.get(i) || []).map((v) => v[1]));
      return drivers.size === 1 ? data.carriers[[...drivers][0]].colour : drivers.size ? grey : "#b4bac0";
    };
    const style = {
      village: () => ({symbol: "circle", size: (small ? 4 : 6) + (places.length < 60 ? 3 : 0), color: places.map((p, k) => p.assumed ? "#fff" : colour(at[k])),
        line: {width: small ? 1 : 1.4, color: at.map(colour)}}),
      centre: () => ({symbol: "square", size: places.map((p) => p.active ? 10 : 5), color: "#fff",
        line: {width: places.map((p) => p.active ? 2.2 : 1), color: places.map((p) => p.active ? ink : "#a5adb5")}}),
      hub: () => ({symbol: "circle-dot", size: 15, color: ink, line: {width: 2, color: "#fff"}}),
    }[level]();
    const named = level !== "village";
    return {
      type: "scatter", mode: named ? "markers+text" : "markers", x: places.map((p) => p.lon / scale), y: places.map((p) => p.lat / scale),
      text: named ? places.map((p) => p.active ? `<b>${plain(p.short)}</b>` : "") : undefined,
      textposition: places.map((p) => beside(p, level === "hub" ? "bottom" : "top")), textfont: {size: small ? 11 : 13, color: ink}, cliponaxis: true,
      customdata: at, hovertext: at.map((i) => hover(run, found, i)), hovertemplate: "%{hovertext}<extra></extra>", marker: style};
  };
  const left = (run) => {
    const at = Object.keys(run.unserved).map(Number);
    return {type: "scatter", mode: "markers", hoverinfo: "skip", x: at.map((i) => data.places[i].lon / scale), y: at.map((i) => data.places[i].lat / scale),
      marker: {symbol: "x-thin", size: 10, color: "#000", line: {width: 2.6, color: "#000"}}};
  };

  const bounds = () => {
    const xs = data.places.map((p) => p.lon / scale), ys = data.places.map((p) => p.lat / scale);
    for (const trace of ground) {
      if (trace.fill) for (let i = 0; i < trace.x.length; i++) { xs.push(trace.x[i]); ys.push(trace.y[i]); }
    }
    const range = (v) => {
      const lo = v.reduce((a, b) => Math.min(a, b)), hi = v.reduce((a, b) => Math.max(a, b));
      const room = Math.max((hi - lo) * 0.03, 0.004);
      return [lo - room, hi + room];
    };
    return {x: range(xs), y: range(ys)};
  };
  const frame = bounds();
  const squeeze = Math.cos((frame.y[0] + frame.y[1]) / 2 * Math.PI / 180);
  const coarse = matchMedia("(pointer: coarse)").matches;
  const plane = (element) => {
    const w = element.clientWidth, h = element.clientHeight;
    const wide = (frame.x[1] - frame.x[0]) * squeeze, high = frame.y[1] - frame.y[0];
    const unit = Math.max(wide / w, high / h);
    const mx = (frame.x[0] + frame.x[1]) / 2, my = (frame.y[0] + frame.y[1]) / 2;
    return {x: [mx - unit * w / 2 / squeeze, mx + unit * w / 2 / squeeze], y: [my - unit * h / 2, my + unit * h / 2]};
  };

  const elements = [...document.querySelectorAll(".chart.map")];
  const view = new Map();
  const drawMap = (element) => {
    const index = Number(element.dataset.run), run = data.runs[index];
    const found = shown(run), small = element.clientWidth < 500;
    const traces = [...ground, ...routes(found.roads.village, "village", small), ...routes(found.roads.linehaul, "linehaul", small),
      marks(run, found, "village", small), marks(run, found, "centre", small), marks(run, found, "hub", small), left(run)];
    const {x, y} = view.get(element) || plane(element);
    const hidden = {visible: false, fixedrange: false};
    const layout = Page.layout({margin: {l: 0, r: 0, t: 0, b: 0}, plot_bgcolor: "#eef1f2", paper_bgcolor: "#eef1f2",
      hovermode: "closest", hoverdistance: 12, dragmode: coarse ? false : "pan", uirevision: "stay",
      xaxis: Object.assign({range: x.slice()}, hidden),
      yaxis: Object.assign({range: y.slice(), scaleanchor: "x", scaleratio: 1 / squeeze}, hidden)});
    const counter = document.querySelector(`.shown[data-run="${index}"]`);
    counter.textContent = say("trips_shown", {shown: number(found.count), total: number(found.total)});
    return Page.draw(element, traces, layout, Page.config({scrollZoom: !coarse}));
  };
  Page.drawMaps = () => Promise.all(elements.map(drawMap));

  // Show a place in the middle of the maps, and what its map of one run tells of it.
  Page.find = (i, run) => {
    const place = data.places[i], reach = 0.07, element = elements[run];
    const x = [place.lon / scale - reach, place.lon / scale + reach];
    const y = [place.lat / scale - reach * squeeze, place.lat / scale + reach * squeeze];
    element.scrollIntoView({block: "center"});
    return Plotly.relayout(element, {"xaxis.range": x, "yaxis.range": y}).then(() => {
      const curve = element.data.findIndex((trace) => trace.customdata && trace.customdata.includes(i));
      Plotly.Fx.hover(element, [{curveNumber: curve, pointNumber: element.data[curve].customdata.indexOf(i)}]);
    });
  };

  // Maps of one page move together.
  let following = false;
  const follow = (source) => (event) => {
    if (following || !Object.keys(event).some((key) => key.startsWith("xaxis.range"))) return;
    following = true;
    const {xaxis, yaxis} = source.layout;
    const reset = "xaxis.autorange" in event;
    const moved = elements.filter((e) => e !== source).map((e) => Plotly.relayout(e, reset ? {} : {
      "xaxis.range": xaxis.range.slice(), "yaxis.range": yaxis.range.slice()}));
    Promise.all(moved).then(() => { following = false; });
  };

  let waiting = 0;
  const update = () => {
    clearTimeout(waiting);
    document.documentElement.dataset.drawing = "yes";
    waiting = setTimeout(() => Page.drawMaps().then(() => { delete document.documentElement.dataset.drawing; }), 60);
  };
  const toggle = (set, value, on) => on ? set.add(value) : set.delete(value);
  const from = byId("map-from"), to = byId("map-to"), line = byId("map-line");
  const showTime = () => {
    byId("map-time").textContent = say("between", {from: clock(state.from), to: clock(state.to)});
  };
  const start = () => {
    for (const slider of [from, to]) { slider.min = dawn; slider.max = dusk; }
    from.value = dawn;
    to.value = dusk;
    const names = [...new Set(lineNames.values())];
    Page.fillSelect(line, [["", texts.all_lines], ...names.map((name) => [name, name])], "");
    showTime();
    document.querySelectorAll("[data-tier]").forEach((box) => box.addEventListener("change", () => {
      toggle(state.tiers, box.dataset.tier, box.checked);
      update();
    }));
    document.querySelectorAll("[data-carrier]").forEach((box) => box.addEventListener("change", () => {
      toggle(state.carriers, Number(box.dataset.carrier), box.checked);
      update();
    }));
    line.addEventListener("change", () => { state.line = line.value; update(); });
    from.addEventListener("input", () => {
      state.from = Math.min(Number(from.value), state.to);
      from.value = state.from;
      showTime();
      update();
    });
    to.addEventListener("input", () => {
      state.to = Math.max(Number(to.value), state.from);
      to.value = state.to;
      showTime();
      update();
    });
    byId("map-reset").addEventListener("click", () => {
      document.querySelectorAll("[data-tier], [data-carrier]").forEach((box) => { box.checked = true; });
      state.tiers = new Set(["linehaul", "village"]);
      state.carriers = new Set(data.carriers.map((_, i) => i));
      Object.assign(state, {line: "", from: dawn, to: dusk});
      line.value = "";
      from.value = dawn;
      to.value = dusk;
      showTime();
      elements.forEach((element) => {
        const {x, y} = plane(element);
        element.layout.xaxis.range = x;
        element.layout.yaxis.range = y;
      });
      Page.drawMaps();
    });
    return Page.drawMaps().then(() => {
      elements.forEach((element) => element.on("plotly_relayout", follow(element)));
    });
  };
  Page.startMap = start;
})();
