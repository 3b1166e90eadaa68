/* The preview's own page: every finding, file by file, with the page that shows it. */
"use strict";

(() => {
  const findings = document.getElementById("findings");

  function made(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  function titled(file, notes) {
    const page = notes.find((note) => note.page !== null)?.page;
    if (page === undefined) return made("h3", "", file);
    const link = made("a", "", file);
    link.href = `/${page}`;
    return made("h3", "", link);
  }

  document.addEventListener("docgen-state", (event) => {
    const { state, told } = event.detail;
    const files = new Map();
    for (const note of state.notes) {
      if (!files.has(note.file)) files.set(note.file, []);
      files.get(note.file).push(note);
    }
    findings.replaceChildren();
    for (const [file, notes] of files) {
      findings.append(titled(file, notes), made("ul", "docgen-notes", ...notes.map(told)));
    }
    if (!files.size) findings.append(made("p", "", "没有问题。"));
  });
})();
