/* Ways through the veins, searched as the build's own search does it: the shortest first, then the next. */
const Ways = (() => {
  const [ASIDE, DOUBT, TRIED] = [1e-3, 1e-5, 400];
  const net = () => Data.paths;
  const isA = (one, other) => one === other || (net().above[one] || []).includes(other);

  /** Say whether a connection is used from a level: "T2-T4", "thoracic", "all". */
  function inScope(scope, level, region) {
    if (!level || scope === "all" || scope === region) return true;
    const span = /^([CTLS])(\d+)(?:-[CTLS]?(\d+))?$/.exec(scope);
    const place = /^([CTLS])(\d+)$/.exec(level);
    if (!span || !place || span[1] !== place[1]) return false;
    return Number(span[2]) <= Number(place[2]) && Number(place[2]) <= Number(span[3] || span[2]);
  }

  function narrowest(sites) {
    return sites.filter((one) => !sites.some((other) => other !== one && isA(other, one)));
  }

  /** List every step: by a connection, by that of a wider class, into a narrower class. */
  function steps(used, sites, oneWay) {
    const flows = used.map(([, from, to, , review, , entry]) => ({ from, to, entry, review, against: false }));
    if (!oneWay) for (const [, from, to, both, review, , entry] of used) if (both) flows.push({ from: to, to: from, entry, review, against: true });
    const own = flows.map((one) => ({ ...one, kind: "flows", of: null }));
    const taken = flows.flatMap((one) => sites.filter((site) => site !== one.from && isA(site, one.from))
      .map((site) => ({ ...one, from: site, kind: "flows", of: one.from })));
    const into = sites.flatMap((below) => narrowest(sites.filter((site) => site !== below && isA(below, site)))
      .map((site) => ({ from: site, to: below, kind: "may be in", of: null })));
    return [...own, ...taken, ...into];
  }

  function weight(step) {
    return step.kind === "flows" ? 1 + DOUBT * (Number(step.review) + Number(step.against)) : ASIDE;
  }

  /** Make the graph between two sites: for each site what it leads to, one step a pair. */
  function graph(start, end, level, region, oneWay) {
    const used = net().connections.filter((one) => inScope(one[5], level, region)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const sites = [...new Set([...used.flatMap((one) => [one[1], one[2]]), start, end])].sort();
    const found = new Map(sites.map((site) => [site, new Map()]));
    for (const step of steps(used, sites, oneWay)) {
      if (step.from !== step.to && !found.get(step.from).has(step.to) && !isA(step.from, end)) found.get(step.from).set(step.to, { ...step, weight: weight(step) });
    }
    for (const site of sites) if (site !== end && isA(site, end)) found.get(site).set(end, { from: site, to: end, kind: "is a", of: null, weight: ASIDE });
    return found;
  }

  /** Find the lightest way, leaving out some sites and some steps. */
  function lightest(edges, start, end, noSites, noSteps) {
    const best = new Map([[start, { weight: 0, from: null }]]);
    const open = new Set([start]);
    while (open.size) {
      const at = [...open].reduce((a, b) => (best.get(b).weight < best.get(a).weight ? b : a));
      if (at === end) return back(best, end);
      open.delete(at);
      for (const [next, step] of edges.get(at)) {
        if (noSites.has(next) || noSteps.has(`${at} ${next}`)) continue;
        const sum = best.get(at).weight + step.weight;
        if (!best.has(next) || sum < best.get(next).weight) {
          best.set(next, { weight: sum, from: at });
          open.add(next);
        }
      }
    }
    return null;
  }

  function back(best, end) {
    const sites = [];
    for (let at = end; at !== null; at = best.get(at).from) sites.unshift(at);
    return { sites, weight: best.get(end).weight };
  }

  function weightOf(edges, sites) {
    return sites.slice(1).reduce((sum, site, place) => sum + edges.get(sites[place]).get(site).weight, 0);
  }

  /** Give ways without circles one by one, the lightest first (Yen's way of searching). */
  function* simple(edges, start, end) {
    const given = [];
    const waiting = [];
    const first = lightest(edges, start, end, new Set(), new Set());
    if (first) waiting.push(first);
    const known = new Set();
    while (waiting.length) {
      waiting.sort((a, b) => a.weight - b.weight || (a.sites.join() < b.sites.join() ? -1 : 1));
      const way = waiting.shift();
      given.push(way.sites);
      yield way.sites;
      for (let place = 0; place < way.sites.length - 1; place += 1) {
        const root = way.sites.slice(0, place + 1);
        const shared = given.filter((one) => root.every((site, at) => one[at] === site));
        const noSteps = new Set(shared.map((one) => `${one[place]} ${one[place + 1]}`));
        const rest = lightest(edges, way.sites[place], end, new Set(root.slice(0, -1)), noSteps);
        if (!rest) continue;
        const sites = [...root.slice(0, -1), ...rest.sites];
        if (known.has(sites.join())) continue;
        known.add(sites.join());
        waiting.push({ sites, weight: weightOf(edges, sites) });
      }
    }
  }

  /** Say whether a way makes no detour by a narrower class that only does what the wider one does. */
  function isPlain(edges, sites) {
    const along = sites.slice(1).map((site, place) => edges.get(sites[place]).get(site));
    return along.slice(1).every((after, place) => {
      const step = along[place];
      if (step.of && after.kind === "may be in") return false;
      if (step.kind !== "may be in") return true;
      if (after.of && isA(sites[place], after.of)) return false;
      return !(after.kind === "may be in" && edges.get(sites[place]).has(sites[place + 2]));
    });
  }

  /** Understand a name: a vertebra stands for its body, seen from its part of the spine. */
  function place(name) {
    const level = net().levels.find(([one]) => one === name.trim().toUpperCase());
    if (level) return { site: net().body, level: level[0], region: level[1], label: `${net().sites[net().body].label} of ${level[0]}` };
    const wanted = name.trim().toLowerCase();
    const sites = Object.entries(net().sites);
    const found = sites.find(([curie, one]) => one.label.toLowerCase() === wanted || curie.slice(5).toLowerCase() === wanted) ||
      sites.find(([, one]) => one.names.some((other) => other.toLowerCase() === wanted));
    return found ? { site: found[0], label: found[1].label, level: null, region: null } : null;
  }

  /** Find the shortest ways; `reason` says why there is none. */
  function find(from, to, { atMost = 5, oneWay = false } = {}) {
    const [start, end] = [place(from), place(to)];
    const unknown = !start ? from : !end ? to : null;
    if (unknown !== null) return { ways: [], reason: `The network of veins does not name “${unknown}”. Choose a vertebra or one of the names in the list.` };
    if (start.site === end.site) return { ways: [], reason: `${start.label} is where the way begins already.` };
    const edges = graph(start.site, end.site, start.level, start.region, oneWay);
    const ways = [];
    const known = new Set();
    let tried = 0;
    for (const sites of simple(edges, start.site, end.site)) {
      tried += 1;
      const veins = sites.slice(1, -1).filter((one) => net().sites[one] && net().sites[one].vein).sort().join() || sites.join();
      const isNew = isPlain(edges, sites) && !known.has(veins);
      if (isNew) known.add(veins);
      if (isNew) ways.push(sites.slice(1).map((site, at) => edges.get(sites[at]).get(site)));
      if (ways.length >= atMost || tried >= TRIED) break;
    }
    return { start, end, ways, reason: ways.length ? null : `The network of veins has no way from ${start.label} to ${end.label}.` };
  }

  return { find };
})();
