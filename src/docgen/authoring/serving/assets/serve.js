/* Over every page of the preview: what is wrong, beside its heading, and a reload when the site is new. */
"use strict";

(() => {
  const SHOWN = 5;
  const own = document.currentScript.dataset.release;
  const bar = made("aside", "docgen-serve");
  bar.setAttribute("aria-label", "本地预览");
  let source = null;

  function made(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  function place(note) {
    return `${note.file}:${note.line}:${note.column}`;
  }

  function told(note) {
    const line = made("li", `docgen-${note.severity}`);
    line.append(made("strong", "", `${note.label} ${note.code}`), ` ${note.message} `, made("code", "", place(note)));
    if (note.help) line.append(made("span", "docgen-help", `出路：${note.help}`));
    return line;
  }

  function counted(notes) {
    const totals = new Map();
    for (const note of notes) totals.set(note.label, (totals.get(note.label) || 0) + 1);
    return [...totals].map(([label, total]) => `${total} 个${label}`).join("，") || "没有问题";
  }

  function headline(state) {
    if (state.failure) return `网页没有更新：${state.failure[0]}`;
    if (state.is_old) return `目录有错误，这里还是上一次没有错误时的网页（${counted(state.notes)}）`;
    return `本地预览，没有公布（${counted(state.notes)}）`;
  }

  function drawBar(state) {
    const link = made("a", "", "全部问题和文书");
    link.href = "/_serve/";
    bar.replaceChildren(made("p", "", made("strong", "", headline(state)), " ", link));
    bar.classList.toggle("docgen-old", state.is_old);
    if (!state.is_old) return;
    if (state.failure && state.failure[1]) bar.append(made("p", "", `出路：${state.failure[1]}`));
    const errors = state.notes.filter((note) => note.severity === "error");
    if (errors.length) bar.append(made("ul", "", ...errors.slice(0, SHOWN).map(told)));
    if (errors.length > SHOWN) bar.append(made("p", "", `还有 ${errors.length - SHOWN} 个错误。`));
  }

  function heading(section) {
    return (section && document.getElementById(section)) || document.querySelector("main h1");
  }

  function drawNotes(state) {
    document.querySelectorAll(".docgen-notes").forEach((list) => list.remove());
    const here = location.pathname.replace(/^\//, "").replace(/index\.html$/, "");
    const lists = new Map();
    for (const note of state.notes.filter((note) => note.page === here)) {
      const anchor = heading(note.section);
      if (!lists.has(anchor)) lists.set(anchor, made("ul", "docgen-notes"));
      lists.get(anchor).append(told(note));
    }
    for (const [anchor, list] of lists) anchor?.after(list);
  }

  async function draw() {
    const answer = await fetch("/_serve/state.json");
    const state = await answer.json();
    drawBar(state);
    drawNotes(state);
    document.dispatchEvent(new CustomEvent("docgen-state", { detail: { state, told } }));
  }

  function listen() {
    source = new EventSource("/_serve/events");
    source.onmessage = (event) => {
      if (own !== undefined && JSON.parse(event.data).release !== own) location.reload();
      else draw();
    };
    source.onerror = () => {
      bar.classList.add("docgen-old");
      bar.replaceChildren(made("p", "", made("strong", "", "预览已停止，等它重新启动。")));
    };
  }

  /* A browser keeps six connections to one host: a page that nobody sees needs none. */
  function seen() {
    if (document.hidden) source?.close();
    else listen();
  }

  document.body.prepend(bar);
  document.addEventListener("visibilitychange", seen);
  seen();
})();
