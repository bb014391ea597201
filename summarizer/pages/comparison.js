// What a comparison adds: rows that agree can be hidden, and texts seen one at a time.
(() => {
  // ---- only differences

  for (const label of document.querySelectorAll(".only")) {
    const group = label.closest(".group");
    const box = label.querySelector("input");
    const sift = () => {
      for (const row of group.querySelectorAll(".agreed")) {
        row.hidden = box.checked;
      }
      for (const part of group.querySelectorAll(".part")) {
        part.hidden = !part.querySelector(".row:not([hidden])");
      }
    };
    label.hidden = false;
    box.addEventListener("change", sift);
    group.addEventListener("reveal", (event) => {
      if (event.target.closest("[hidden]")) {
        box.checked = false;
        sift();
      }
    });
  }

  // ---- texts

  const texts = document.getElementById("texts");
  const form = document.getElementById("view");
  const choice = form.elements.namedItem("text");
  const panes = Array.from(texts.querySelectorAll(".pane"));

  const see = (id) => {
    choice.value = id;
    texts.classList.toggle("single", id !== "");
    for (const pane of panes) {
      pane.hidden = id !== "" && pane.id !== id;
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  choice.addEventListener("change", () => see(choice.value));
  texts.addEventListener("reveal", (event) => {
    const pane = event.target.closest(".pane[hidden]");
    if (pane) {
      see(pane.id);
    }
  });
  if (matchMedia("(max-width: 44rem)").matches) {
    see(panes[0]?.id ?? "");
  }

  // Each text comes to its own words for what is chosen once it is on the screen; one that has none
  // makes room.
  const seen = new Set();
  let firsts = new Map();

  const bring = (pane) => {
    const link = firsts.get(pane);
    if (link) {
      const frame = pane.querySelector(".scroll");
      frame.scrollTop = link.offsetTop - frame.clientHeight / 3;
      firsts.delete(pane);
    }
  };

  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      seen[isIntersecting ? "add" : "delete"](target);
      if (isIntersecting) {
        bring(target);
      }
    }
  });
  panes.forEach((pane) => watch.observe(pane));

  document.addEventListener("chosen", ({ detail: { words } }) => {
    firsts = new Map();
    for (const link of words) {
      const pane = link.closest(".pane");
      if (pane && !firsts.has(pane)) {
        firsts.set(pane, link);
      }
    }
    for (const pane of panes) {
      pane.classList.toggle("silent", firsts.size > 0 && !firsts.has(pane));
    }
    seen.forEach(bring);
  });
})();
