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

  // What was asked for may be among what the filter hides.
  document.addEventListener("reveal", (event) => {
    if (event.target.closest("[hidden]")) {
      form.reset();
      sift();
    }
  });

  // ---- numbers that lead to errors

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
    }
  });

  form.hidden = false;
  sift();
})();
