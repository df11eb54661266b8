// The portal's own page: what it is asked, and when the answer is on the screen. Runs in the page, before its scripts.

window.bench = (() => {
  /** The worker's messages, by what they say; questions are numbered, and their answers with them. */
  const heard = { first: 0, whole: 0, asked: 0, answered: 0, at: 0, reply: undefined };
  let wake = () => {};
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data.whole) heard.whole = performance.now();
        if (data.reply) Object.assign(heard, { answered: data.id ?? 0, at: performance.now(), reply: data.reply });
        wake();
      });
    }

    postMessage(message) {
      if (message.ask) message.ask.id = heard.asked += 1;
      super.postMessage(message);
    }
  };

  const turn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage("");
  });
  /** The next frame has been drawn: what is posted in a frame comes after it. */
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => turn().then(resolve)));
  const message = () => new Promise((resolve) => { wake = resolve; });
  const find = (selector) => document.querySelector(selector);

  /** Waits until the first product of the last reply is the first in the table, laid out. */
  async function drawn() {
    const reply = JSON.parse(heard.reply);
    const there = () => find('[data-row="0"] a')?.getAttribute("href").endsWith(`/${reply.rows[0].number}/`) ?? false;
    do await turn(); while (reply.found > 0 && !there());
    find(".compare-grid").getBoundingClientRect();
    return reply;
  }

  const acts = {
    type({ value }) {
      const field = find("input[name=text]");
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    choose({ field, value }) {
      const list = find(`select[name=${field}]`);
      list.value = value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    sort({ own }) { find(`[data-sort=${own}]`).click(); },
    group({ value }) {
      const list = find("select[name=group]");
      list.selectedIndex = (list.selectedIndex + 1 + (value % (list.length - 1))) % list.length;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    begin() { location.hash = ""; },
  };

  /** Milliseconds from a change until the worker has answered, the rows are laid out, and the frame is drawn. */
  async function act(name, operation) {
    const [begun, asked] = [performance.now(), heard.asked];
    acts[name](operation);
    while (heard.asked === asked || heard.answered !== heard.asked) await message();
    const answered = heard.at - begun;
    const { found } = await drawn();
    const rows = performance.now() - begun;
    await frame();
    return { answered, rows, frame: performance.now() - begun, found };
  }

  /** The first products are on the screen; later, those of the whole index. */
  async function load() {
    while (!heard.reply || JSON.parse(heard.reply).found === 0) await message();
    await drawn();
    await frame();
    const first = performance.now();
    while (!heard.whole) await message();
    await drawn();
    await frame();
    return { first, whole: performance.now() };
  }

  /** Scrolls for some seconds, so many pixels a frame: frames, the longest, and those that showed a row without its product. */
  async function scroll(seconds, pixels) {
    const table = find(".compare-grid");
    const [times, begun] = [[], performance.now()];
    let waiting = 0;
    const next = () => new Promise(requestAnimationFrame);
    for (let now = await next(); now - begun < seconds * 1000; now = await next()) {
      times.push(now);
      const box = table.getBoundingClientRect();
      const unseen = [...table.querySelectorAll("[aria-busy]")].some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      waiting += Number(unseen);
      table.scrollTop += pixels;
    }
    const lengths = times.slice(1).map((time, at) => time - times[at]);
    return { lengths, waiting, rows: Math.round(table.scrollTop / find("[data-row]").offsetHeight) };
  }

  return { act, load, scroll };
})();
