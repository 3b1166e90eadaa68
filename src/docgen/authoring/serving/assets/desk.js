/* The preview's own page: every finding, file by file, and every document, with its pages. */
"use strict";

(() => {
  const findings = document.getElementById("findings");
  const documents = document.getElementById("documents");
  const remarks = document.getElementById("remarks");
  const rows = new Map();

  function made(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  function titled(file, notes) {
    const page = notes.find((note) => note.page !== null)?.page;
    if (page === undefined) return made("h3", "", file);
    return made("h3", "", linked(file, `/${page}`));
  }

  function linked(text, address) {
    const link = made("a", "", text);
    link.href = address;
    return link;
  }

  async function drawPages(details, address) {
    const answer = await fetch(address);
    const images = answer.ok ? (await answer.json()).map(picture) : [made("p", "", await answer.text())];
    details.querySelector("div").replaceChildren(...images);
  }

  function picture(address, index) {
    const image = made("img");
    image.src = address;
    image.alt = `第 ${index + 1} 页`;
    return image;
  }

  function row(one, isOpen) {
    const details = made("details", "", made("summary", "", "页面图片"), made("div", "pages", "正在转换。"));
    details.addEventListener("toggle", () => { if (details.open) drawPages(details, one.pages); }, { once: true });
    details.open = isOpen;
    const blanks = one.blanks.length ? made("p", "blanks", `留空待填：${one.blanks.join("、")}`) : "";
    const links = made("span", "links", linked("打开 DOCX", one.docx), " ", linked("PDF", one.pdf));
    return made("li", "", made("strong", "", one.title), ` ${one.path} `, links, blanks, details);
  }

  /* A document that is the same keeps its row, and with it its open pages. */
  function drawDocuments(all) {
    remarks.replaceChildren(...all.lacking.map((text) => made("p", "", text)));
    if (all.is_old) remarks.append(made("p", "", "目录有错误，这里还是上一次没有错误时的文书。"));
    remarks.append(...all.failed.map(([path, why]) => made("p", "", `没有生成 ${path}：${why}`)));
    for (const one of all.documents) {
      const before = rows.get(one.path);
      if (before?.digest === one.digest) continue;
      const isOpen = before?.element.querySelector("details").open ?? false;
      rows.set(one.path, { digest: one.digest, element: row(one, isOpen) });
    }
    documents.replaceChildren(...all.documents.map((one) => rows.get(one.path).element));
  }

  async function lookAtDocuments() {
    const answer = await fetch("/_serve/documents.json");
    if (answer.ok) drawDocuments(await answer.json());
    else documents.replaceChildren(made("li", "", await answer.text()));
  }

  document.addEventListener("docgen-state", (event) => {
    lookAtDocuments();
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
