"use strict";
(() => {
  const form = document.getElementById("filter");
  const sources = Array.from(document.querySelectorAll(".source"));
  const field = (name) => form.elements.namedItem(name);

  // ---- what is shown

  const within = (asked, row, finding) => {
    const [kind, ...rest] = asked.split(" ");
    const name = rest.join(" ");
    return !asked || (kind === "part" ? row.dataset.part : finding?.dataset.field) === name;
  };

  const suits = (row) => {
    const where = field("field").value;
    const verdict = field("verdict").value;
    const cause = field("cause").value;
    const findings = Array.from(row.querySelectorAll("[data-field]"));
    if (findings.length === 0) {
      return !cause && (!verdict || row.dataset.verdict === verdict) && within(where, row, null);
    }
    return findings.some((each) =>
      within(where, row, each)
      && (!verdict || each.dataset.verdict === verdict)
      && (!cause || each.dataset.cause === cause));
  };

  const sift = () => {
    const named = field("source").value.trim().toLowerCase();
    const asked = ["field", "verdict", "cause"].some((name) => field(name).value);
    let rows = 0;
    let left = 0;
    for (const source of sources) {
      const called = source.dataset.name.includes(named);
      let own = 0;
      for (const list of source.querySelectorAll(".rows")) {
        let shown = 0;
        for (const row of list.children) {
          row.hidden = called && !suits(row);
          shown += row.hidden ? 0 : 1;
        }
        list.hidden = shown === 0;
        list.previousElementSibling.hidden = shown === 0;
        own += shown;
      }
      source.hidden = !called || (asked && own === 0);
      if (!source.hidden) {
        left += 1;
        rows += own;
      }
    }
    field("told").value = `${rows} ${rows === 1 ? "item" : "items"} in ${left} of ${sources.length} sources`;
  };

  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(sift));
  field("open").addEventListener("click", () => {
    const shown = sources.filter((source) => !source.hidden);
    const open = shown.some((source) => !source.open);
    for (const source of shown) {
      source.open = open;
    }
  });

  // ---- an item and its evidence

  let lit = null;

  const light = (source, number) => {
    for (const each of document.querySelectorAll(".on")) {
      each.classList.remove("on");
    }
    document.getElementById(`${source.id}r${number}`)?.classList.add("on");
    for (const each of source.querySelectorAll("mark a")) {
      if (each.dataset.r.split(" ").includes(number)) {
        each.classList.add("on");
      }
    }
    lit = { source, number };
  };

  const reveal = (target) => {
    if (target.closest("[hidden]")) {
      form.reset();
      sift();
    }
    for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) {
      each.open = true;
    }
  };

  const visit = (id) => {
    const target = document.getElementById(id);
    if (target) {
      reveal(target);
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    }
  };

  let last = null;

  const back = (link, source) => {
    const rows = link.dataset.r.split(" ");
    const at = lit?.source === source ? rows.indexOf(lit.number) : -1;
    // A second click on words that prove several items goes on to the next of them.
    const next = link === last && at >= 0 ? (at + 1) % rows.length : Math.max(at, 0);
    last = link;
    light(source, rows[next]);
    return `${source.id}r${rows[next]}`;
  };

  const there = (row, source, link) => {
    last = null;
    light(source, row.id.slice(`${source.id}r`.length));
    return link.hash.slice(1);
  };

  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) {
      return;
    }
    const source = event.target.closest(".source");
    const mark = event.target.closest("mark a");
    const row = event.target.closest(".row");
    const quote = event.target.closest(".q") ?? row?.querySelector(".q");
    if (!source || !(mark || quote)) {
      return;
    }
    event.preventDefault();
    const id = mark ? back(mark, source) : there(row, source, quote);
    history.pushState(null, "", `#${id}`);
    visit(id);
  };

  const choose = (link) => {
    form.reset();
    field("cause").value = link.dataset.cause;
    field("field").value = link.dataset.part ? `part ${link.dataset.part}` : "";
    sift();
  };

  document.addEventListener("click", (event) => {
    const counted = event.target.closest("a[data-cause]");
    if (counted) {
      choose(counted);
    } else {
      follow(event);
    }
  });

  // Other places of the page need no help.
  const arrive = () => {
    if (/^#s\d+[rt]\d+$/.test(location.hash)) {
      visit(location.hash.slice(1));
    }
  };
  addEventListener("popstate", arrive);

  form.hidden = false;
  document.documentElement.classList.add("live");
  sift();
  arrive();
})();
