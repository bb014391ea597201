"use strict";
// A row and the words that prove it lead to each other. Rows (.row) and words (mark a) belong to
// the nearest [data-linked], which holds the prefix of the rows' ids; data-r of words names rows.
// Others hear of it: "chosen" on the document, and "reveal" from a target that may be hidden.
(() => {
  const NONE = { scope: null, number: null, row: null };
  const indices = new WeakMap();
  let lit = NONE;
  let shining = [];
  let last = null;

  const proofs = (scope) => {
    if (!indices.has(scope)) {
      const index = new Map();
      for (const link of scope.querySelectorAll("mark a")) {
        for (const number of link.dataset.r.split(" ")) {
          index.has(number) ? index.get(number).push(link) : index.set(number, [link]);
        }
      }
      indices.set(scope, index);
    }
    return indices.get(scope);
  };

  const rowOf = (scope, number) => document.getElementById(`${scope.dataset.linked}r${number}`);

  const light = (scope, number, from = null) => {
    const row = scope && rowOf(scope, number);
    const words = scope ? proofs(scope).get(number) ?? [] : [];
    for (const each of shining) {
      each.classList.remove("on");
    }
    shining = row ? [row, ...words] : words;
    for (const each of shining) {
      each.classList.add("on");
    }
    lit = scope ? { scope, number, row } : NONE;
    document.dispatchEvent(new CustomEvent("chosen", { detail: { row, words, from } }));
  };

  const visit = (id) => {
    const target = document.getElementById(id);
    if (!target) {
      return;
    }
    target.dispatchEvent(new Event("reveal", { bubbles: true }));
    for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) {
      each.open = true;
    }
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };

  const back = (link, scope) => {
    const rows = link.dataset.r.split(" ");
    const at = lit.scope === scope ? rows.indexOf(lit.number) : -1;
    // A second click on words that prove several rows goes on to the next of them.
    const next = link === last && at >= 0 ? (at + 1) % rows.length : Math.max(at, 0);
    last = link;
    light(scope, rows[next], link);
    return `${scope.dataset.linked}r${rows[next]}`;
  };

  const there = (row, scope, link) => {
    last = null;
    light(scope, row.id.slice(`${scope.dataset.linked}r`.length));
    return link.hash.slice(1);
  };

  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) {
      return;
    }
    const scope = event.target.closest("[data-linked]");
    const mark = event.target.closest("mark a");
    const row = event.target.closest(".row");
    const link = event.target.closest(".q") ?? row?.querySelector(".q");
    if (!scope || !(mark || (row && link)) || event.target.closest("summary, button")) {
      return;
    }
    event.preventDefault();
    const id = mark ? back(mark, scope) : there(row, scope, link);
    history.pushState(null, "", `#${id}`);
    visit(id);
  };

  const leave = (event) => {
    if (event.key === "Escape" && lit.row && !event.defaultPrevented) {
      const row = lit.row;
      light(null, null);
      visit(row.id);
      row.querySelector(".fact a")?.focus({ preventScroll: true });
    }
  };

  // Other places of the page need no help.
  const arrive = () => {
    const id = location.hash.slice(1);
    const target = document.getElementById(id);
    const scope = target?.closest("[data-linked]");
    if (scope && target.matches(".row, mark a")) {
      const rows = target.dataset.r?.split(" ") ?? [id.slice(`${scope.dataset.linked}r`.length)];
      light(scope, rows.includes(lit.number) && lit.scope === scope ? lit.number : rows[0]);
      visit(id);
    }
  };

  document.addEventListener("click", follow);
  document.addEventListener("keydown", leave);
  addEventListener("popstate", arrive);
  // Once the page's own script has run too.
  addEventListener("DOMContentLoaded", arrive);
})();
