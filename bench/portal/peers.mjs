// The portal's peers, each as its makers say to use it, with the same rows in memory and the same questions.

/** The columns: those words are looked for in, and the others. */
const WORDS = ["number", "name", "maker", "model"];
const OTHERS = ["value", "primaryShare", "expires", "state"];
const HIDDEN = ["category", "group"];
/** Rows that TanStack's table, which draws nothing, is drawn with by us. */
const SHOWN = 20;

const filters = ({ all }) => Object.entries(all).filter(([, value]) => value);

/** Each makes a table in an element: what it is asked, how many products it found, and its first. */
const TABLES = {
  async tabulator(rows, host) {
    const { TabulatorFull } = await import("tabulator-tables");
    const columns = [...WORDS, ...OTHERS].map((field) => ({ title: field, field, sorter: typeof rows[0][field] === "number" ? "number" : "string" }));
    const table = new TabulatorFull(host, { data: rows, columns, height: 720, layout: "fitColumns" });
    await new Promise((built) => table.on("tableBuilt", built));
    const holds = (value) => [WORDS.map((field) => ({ field, type: "like", value }))];
    return {
      words: ({ value }) => table.setFilter(holds(value)),
      choices: (operation) => table.setFilter(filters(operation).map(([field, value]) => ({ field, type: "=", value }))),
      sort: ({ field, value }) => table.setSort(field, value ? "desc" : "asc"),
      group: ({ field }) => table.setGroupBy(field),
      begin() {
        table.clearFilter();
        table.clearSort();
      },
      found: () => table.getDataCount("active"),
    };
  },

  async ag(rows, host) {
    const { AllCommunityModule, createGrid, ModuleRegistry } = await import("ag-grid-community");
    ModuleRegistry.registerModules([AllCommunityModule]);
    host.style.height = "720px";
    const column = (field) => ({ field, filter: true, hide: HIDDEN.includes(field), ...(WORDS.includes(field) ? {} : { getQuickFilterText: () => "" }) });
    const ready = Promise.withResolvers();
    const grid = createGrid(host, {
      rowData: rows,
      columnDefs: [...WORDS, ...OTHERS, ...HIDDEN].map(column),
      // Its makers' advice for quick filters over many rows.
      cacheQuickFilter: true,
      onFirstDataRendered: ready.resolve,
    });
    await ready.promise;
    const order = (...by) => grid.applyColumnState({ state: by.map(([colId, sort], sortIndex) => ({ colId, sort, sortIndex })), defaultState: { sort: null } });
    return {
      words: ({ value }) => grid.setGridOption("quickFilterText", value),
      choices: (operation) => grid.setFilterModel(Object.fromEntries(filters(operation).map(([field, filter]) => [field, { filterType: "text", type: "equals", filter }]))),
      sort: ({ field, value }) => order([field, value ? "desc" : "asc"]),
      // Grouping is not in the Community edition: what is alike comes together, without a heading.
      group: ({ field }) => order([field, "asc"], ["value", "asc"]),
      begin() {
        grid.setGridOption("quickFilterText", "");
        grid.setFilterModel(null);
        order();
      },
      found: () => grid.getDisplayedRowCount(),
    };
  },

  async tanstack(rows, host) {
    globalThis.process = { env: { NODE_ENV: "production" } };
    const core = await import("@tanstack/table-core");
    const { storeReactivityBindings } = await import("@tanstack/table-core/store-reactivity-bindings");
    const { columnFilteringFeature, columnGroupingFeature, globalFilteringFeature, rowSortingFeature } = core;
    const features = core.tableFeatures({
      coreReactivityFeature: storeReactivityBindings(),
      columnFilteringFeature,
      columnGroupingFeature,
      globalFilteringFeature,
      rowSortingFeature,
      filteredRowModel: core.createFilteredRowModel(),
      groupedRowModel: core.createGroupedRowModel(),
      sortedRowModel: core.createSortedRowModel(),
      filterFns: { includesString: core.filterFn_includesString, equalsString: core.filterFn_equalsString },
      sortFns: { basic: core.sortFn_basic, text: core.sortFn_text },
    });
    const columns = [...WORDS, ...OTHERS, ...HIDDEN].map((id) => ({
      id,
      accessorKey: id,
      filterFn: "equalsString",
      sortFn: typeof rows[0][id] === "number" ? "basic" : "text",
      enableGlobalFilter: WORDS.includes(id),
    }));
    const table = core.constructTable({ features, columns, data: rows, globalFilterFn: "includesString", getColumnCanGlobalFilter: (column) => WORDS.includes(column.id) });
    const body = host.appendChild(document.createElement("table"));
    function draw() {
      const shown = table.getRowModel().rows.slice(0, SHOWN).map((row) => {
        const line = document.createElement("tr");
        line.append(...[...WORDS, ...OTHERS].map((id) => Object.assign(document.createElement("td"), { textContent: row.getValue(id) ?? "" })));
        return line;
      });
      body.replaceChildren(...shown);
    }
    const then = (ask) => (operation) => { ask(operation); draw(); };
    return {
      words: then(({ value }) => table.setGlobalFilter(value)),
      choices: then((operation) => table.setColumnFilters(filters(operation).map(([id, value]) => ({ id, value })))),
      sort: then(({ field, value }) => table.setSorting([{ id: field, desc: value }])),
      group: then(({ field }) => table.setGrouping([field])),
      begin: then(() => {
        table.setGlobalFilter("");
        table.setColumnFilters([]);
        table.setSorting([]);
        table.setGrouping([]);
      }),
      found: () => table.getFilteredRowModel().rows.length,
    };
  },
};

const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage("");
}));

let table, host;

export async function make(name) {
  host = document.getElementById("table");
  const rows = await (await fetch("/rows.json")).json();
  const begun = performance.now();
  table = await TABLES[name](rows, host);
  await frame();
  return performance.now() - begun;
}

/** Milliseconds from a question until its rows are laid out, and until the frame is drawn. */
export async function act(kind, operation) {
  const begun = performance.now();
  await table[kind](operation);
  host.getBoundingClientRect();
  const rows = performance.now() - begun;
  await frame();
  return { rows, frame: performance.now() - begun, found: table.found() };
}
