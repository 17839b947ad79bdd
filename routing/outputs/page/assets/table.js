// The table of villages: one run at a time, sorted and filtered by its reader.
(() => {
  const {data, byId, say, number, clock} = Page;
  const columns = ["name", "township", "down", "up", "left", "visits", "first", "last", "centre", "carriers"];
  const figures = new Set(["down", "up", "left", "visits", "first", "last"]);
  const order = new Intl.Collator(data.lang === "zh" ? "zh-Hans-CN" : data.lang, {numeric: true});
  const sorting = {key: "", up: true};

  const rowsOf = (run) => {
    const rows = new Map();
    data.places.forEach((place, i) => {
      if (place.level !== "village") return;
      rows.set(i, {i, name: place.name, township: place.township, down: place.down, up: place.up, left: run.unserved[i]?.parcels || 0,
        visits: 0, first: null, last: null, centres: new Set(), drivers: new Set()});
    });
    for (const tour of run.tours) {
      if (tour.tier !== "village") continue;
      for (const trip of tour.trips) {
        for (const [place, arrive, , depart] of trip.stops) {
          const row = rows.get(place);
          if (!row) continue;
          row.visits += 1;
          row.first = row.first === null ? arrive : Math.min(row.first, arrive);
          row.last = row.last === null ? depart : Math.max(row.last, depart);
          row.centres.add(data.places[tour.base].name);
          row.drivers.add(data.carriers[tour.carrier].name);
        }
      }
    }
    return [...rows.values()].map((row) => Object.assign(row, {centre: [...row.centres].join(", "), carriers: [...row.drivers].join(", ")}));
  };
  const known = data.runs.map(() => null);
  const current = () => {
    const index = Number(byId("village-run")?.value || 0);
    known[index] = known[index] || rowsOf(data.runs[index]);
    return known[index];
  };
  const shown = (row, key) => {
    const value = row[key];
    if (value === null) return "–";
    return key === "first" || key === "last" ? clock(value) : figures.has(key) ? number(value) : value;
  };
  const compare = (key) => (a, b) => {
    if (!figures.has(key)) return order.compare(a[key], b[key]);
    return (a[key] === null ? Infinity : a[key]) - (b[key] === null ? Infinity : b[key]);
  };
  const drawTable = () => {
    const all = current(), text = byId("village-find").value.trim().toLowerCase(), only = byId("village-left").checked;
    let rows = all.filter((row) => (!only || row.left > 0) && (!text || `${row.name} ${row.township}`.toLowerCase().includes(text)));
    if (sorting.key) {
      rows = rows.slice().sort(compare(sorting.key));
      if (!sorting.up) rows.reverse();
    }
    const body = document.createDocumentFragment();
    for (const row of rows) {
      const line = document.createElement("tr");
      line.dataset.place = data.places[row.i].id;
      if (row.left > 0) line.className = "left";
      for (const key of columns) {
        const cell = document.createElement("td");
        if (key === "name") {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = row.name;
          button.addEventListener("click", () => Page.find(row.i, Number(byId("village-run")?.value || 0)));
          cell.append(button);
        } else {
          cell.textContent = shown(row, key);
        }
        if (figures.has(key)) cell.className = "figure";
        line.append(cell);
      }
      body.append(line);
    }
    document.querySelector("#village-table tbody").replaceChildren(body);
    byId("village-count").textContent = say("rows", {shown: number(rows.length), total: number(all.length)});
    document.querySelectorAll("#village-table thead th").forEach((head) => {
      const key = head.querySelector("button").dataset.sort;
      head.setAttribute("aria-sort", key !== sorting.key ? "none" : sorting.up ? "ascending" : "descending");
    });
  };
  Page.startTable = () => {
    document.querySelectorAll("#village-table thead button").forEach((button) => button.addEventListener("click", () => {
      const {sort} = button.dataset;
      sorting.up = sorting.key === sort ? !sorting.up : true;
      sorting.key = sort;
      drawTable();
    }));
    byId("village-find").addEventListener("input", drawTable);
    byId("village-left").addEventListener("change", drawTable);
    byId("village-run")?.addEventListener("change", drawTable);
    drawTable();
  };
})();
