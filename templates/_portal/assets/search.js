/* Search: the words as they are, wherever they stand; Latin letters also find the initials of a name's pinyin.
   Without this script the form leads to the list of all permits. */
"use strict";

(() => {
  const MOST = 50;
  const root = document.documentElement.dataset.root;
  const form = document.querySelector("[data-search]");
  const results = document.querySelector("[data-search-results]");
  const all = document.querySelector("[data-search-all]");
  if (!form || !results) return;
  const input = form.elements.q;
  results.setAttribute("aria-live", "polite");
  let loading = null;

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /* The index is fetched when somebody starts to search, once. */
  function load() {
    loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = root + "search-index.js";
      script.onload = () => done(unpack(window.docgenSearch));
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  function unpack(index) {
    const closed = new Set(index.closed);
    const items = index.names.map((name, number) => ({
      number, name, folded: fold(name), path: index.paths[number], initials: index.initials[number],
      competent: index.departments[index.competents[number]], isClosed: closed.has(number),
    }));
    const fields = index.fields.map((field) => {
      let first = 0;
      const entries = field.names.map((names, place) => {
        let number = first;
        const having = field.items[place].map((distance) => (number += distance));
        first = having[0];
        return { names, folded: names.map(fold), having };
      });
      return { title: field.title, entries };
    });
    return { items, fields };
  }

  /* item number -> how good, and why; a word that is in the name needs no reason */
  function having(index, word) {
    const found = new Map();
    for (const item of index.items) {
      if (item.folded.startsWith(word)) found.set(item.number, { rank: 0 });
      else if (item.folded.includes(word)) found.set(item.number, { rank: 1 });
      else if (/^[a-z0-9]+$/.test(word) && item.initials.includes(word)) found.set(item.number, { rank: 2 });
    }
    for (const field of index.fields) {
      for (const entry of field.entries) {
        const place = entry.folded.findIndex((name) => name.includes(word));
        if (place < 0) continue;
        for (const number of entry.having) {
          if (!found.has(number)) found.set(number, { rank: 3, reason: [field.title, entry.names[place]] });
        }
      }
    }
    return found;
  }

  function search(index, query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const sets = words.map((word) => having(index, word));
    const hits = index.items
      .filter((item) => sets.every((set) => set.has(item.number)))
      .map((item) => {
        const said = sets.map((set) => set.get(item.number));
        return { item, rank: Math.max(...said.map((one) => one.rank)), reasons: said.flatMap((one) => (one.reason ? [one.reason] : [])) };
      });
    hits.sort((a, b) => a.item.isClosed - b.item.isClosed || a.rank - b.rank || a.item.number - b.item.number);
    return { words, hits };
  }

  function marked(text, words) {
    const folded = fold(text);
    const word = folded.length === text.length && words.find((one) => folded.includes(one));
    if (!word) return [text];
    const at = folded.indexOf(word);
    return [text.slice(0, at), element("mark", text.slice(at, at + word.length)), text.slice(at + word.length)];
  }

  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }

  function link(path, ...inside) {
    const made = element("a", ...inside);
    made.href = root + path + (location.protocol === "file:" ? "index.html" : "");
    return made;
  }

  function row({ item, reasons }, words) {
    const made = element("li", link(item.path, ...marked(item.name, words)), " ");
    const where = element("span", item.competent + (item.isClosed ? "　不再办理" : ""));
    where.className = "count";
    made.append(where);
    for (const [title, text] of reasons) {
      const reason = element("span", title + "：", ...marked(text, words));
      reason.className = "remark";
      made.append(reason);
    }
    return made;
  }

  function show(found, query) {
    const { words, hits } = found;
    if (!hits.length) {
      const none = element("p", `没有找到“${query.trim()}”。可以换个词，或者看`, link("items/", "全部事项"), "、", link("departments/", "各部门的事项"), "。");
      results.replaceChildren(none);
      return;
    }
    const more = hits.length > MOST ? `，先列出 ${MOST} 项` : "";
    const list = element("ol", ...hits.slice(0, MOST).map((hit) => row(hit, words)));
    results.replaceChildren(element("p", `找到 ${hits.length} 项${more}`), list);
  }

  async function run() {
    const query = input.value;
    if (all) all.hidden = Boolean(query.trim());
    if (!query.trim()) return results.replaceChildren();
    try {
      const index = await load();
      if (query === input.value) show(search(index, query), query);
    } catch {
      if (all) all.hidden = false;
      results.replaceChildren(element("p", "搜索数据没有读到，请从下面的列表里找。"));
    }
  }

  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("input", run);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    run();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    run();
  }
})();
