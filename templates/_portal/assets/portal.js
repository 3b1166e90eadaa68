/* The few things that a page does besides being read. Every button is hidden until this runs. */
"use strict";

(() => {
  const root = document.documentElement;

  function show(selector, act) {
    for (const button of document.querySelectorAll(selector)) {
      button.hidden = false;
      button.addEventListener("click", () => act(button));
    }
  }

  function pressed(button) {
    button.setAttribute("aria-pressed", String(root.classList.contains("large")));
  }

  show("[data-large-print]", (button) => {
    root.classList.toggle("large");
    try {
      localStorage.setItem("large-print", root.classList.contains("large") ? "yes" : "no");
    } catch {
      /* lasts for this page only */
    }
    pressed(button);
  });
  document.querySelectorAll("[data-large-print]").forEach(pressed);

  show("[data-print]", () => window.print());
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
  });

  if (navigator.clipboard) {
    show("[data-copy-link]", async (button) => {
      await navigator.clipboard.writeText(location.href.split("#")[0]);
      button.textContent = "已复制";
    });
  }

  /* A folder opened without a server does not know that index.html is meant. */
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[href]")) {
      const [path, fragment] = link.getAttribute("href").split("#");
      if (path.endsWith("/") && !path.includes(":")) {
        link.setAttribute("href", path + "index.html" + (fragment === undefined ? "" : "#" + fragment));
      }
    }
  }
})();
