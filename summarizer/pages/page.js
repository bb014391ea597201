// What readers get on top of links: one tab stop for each list, and a bar that steps through quotes.
(() => {
  // ---- arrow keys: a list is one tab stop as soon as it was entered, and remembers where

  const links = (list) => Array.from(list.querySelectorAll("a"));
  const entered = new WeakSet();

  document.addEventListener("focusin", ({ target }) => {
    const list = target.closest("[data-rove]");
    if (!list || !target.matches("a")) {
      return;
    }
    if (entered.has(list)) {
      list.querySelector("a[tabindex='0']").tabIndex = -1;
    } else {
      entered.add(list);
      for (const each of links(list)) {
        each.tabIndex = -1;
      }
    }
    target.tabIndex = 0;
  });

  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  const onward = (list, link, key) => {
    const down = key === "ArrowDown" || key === "ArrowUp";
    const row = down ? link.closest(".row") : null;
    const shown = links(list).filter((each) => each.checkVisibility());
    const all = row ? shown.filter((each) => each.matches(".fact a")) : shown;
    if (key === "Home" || key === "End") {
      return all.at(key === "Home" ? 0 : -1);
    }
    const from = all.indexOf(row?.querySelector(".fact a") ?? link);
    return all[from + STEPS[key]];
  };

  document.addEventListener("keydown", (event) => {
    const list = event.target.closest("[data-rove]");
    const known = event.key in STEPS || event.key === "Home" || event.key === "End";
    if (!list || !known || !event.target.matches("a") || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    onward(list, event.target, event.key)?.focus();
  });

  // ---- on paper nothing can be opened

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));

  // ---- the bar

  const bar = document.getElementById("bar");
  let quotes = [];
  let at = 0;

  const textOf = (hash) => hash.slice(0, hash.lastIndexOf("t"));

  const tell = () => {
    const whose = document.getElementById(quotes[at]?.hash.slice(1))?.closest("[data-name]")?.dataset.name;
    const where = quotes.length > 1 ? `quote ${at + 1} of ${quotes.length}` : "one quote";
    bar.querySelector(".at").textContent = whose ? ` · ${where} · ${whose}` : ` · ${where}`;
  };

  document.addEventListener("chosen", ({ detail: { row, from } }) => {
    quotes = Array.from(row?.querySelectorAll(".q") ?? []);
    at = Math.max(0, quotes.findIndex((each) => from && textOf(each.hash) === textOf(`#${from.id}`)));
    bar.hidden = quotes.length === 0;
    if (!bar.hidden) {
      const verdict = row.querySelector(".verdict");
      const name = row.querySelector(verdict ? ".fact" : ".facts").textContent;
      bar.querySelector(".chosen").textContent = verdict ? `${name} ${verdict.textContent}` : name;
      for (const each of bar.querySelectorAll("[data-step='1'], [data-step='-1']")) {
        each.hidden = quotes.length < 2;
      }
      tell();
    }
  });

  document.addEventListener("focusin", (event) => {
    const found = quotes.findIndex((each) => each.hash === `#${event.target.id}`);
    if (found >= 0) {
      at = found;
      tell();
    }
  });

  bar.addEventListener("click", (event) => {
    const step = Number(event.target.dataset.step ?? NaN);
    if (step === 0) {
      event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    } else if (step) {
      quotes[(at + step + quotes.length) % quotes.length].click();
      event.target.focus({ preventScroll: true });
    }
  });
})();
