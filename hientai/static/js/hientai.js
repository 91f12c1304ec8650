// Small behaviours. Every page works without this file: it only shortens the way.
// No inline handlers, no eval, no style is written, so a strict Content-Security-Policy holds.
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  document.documentElement.classList.add("js");

  // Theme: the form posts and the server sets a cookie; here the sheet changes at once.
  function setUpTheme(form) {
    const sheet = one("[data-dark]");
    const button = one("[name=theme]", form);
    const isDark = () => matchMedia(sheet.media).matches;
    const swapButton = () => {
      const words = one("span", button);
      const other = button.dataset.otherLabel;
      button.dataset.otherLabel = words.textContent;
      words.textContent = other;
      button.value = button.value === "dark" ? "light" : "dark";
      const use = one("use", button);
      use.setAttribute("href", use.getAttribute("href").replace(/#.*/, button.value === "dark" ? "#moon" : "#sun"));
    };
    if (isDark() === (button.value === "dark")) swapButton(); // nothing chosen, the system is dark
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(form);
      data.set("theme", button.value);
      sheet.media = button.value === "dark" ? "screen" : "not all";
      document.documentElement.dataset.theme = button.value;
      swapButton();
      fetch(form.action, { method: "POST", body: data, redirect: "manual" });
    });
  }

  // Rail on a phone: the link shows it by its address; here it opens and closes in place.
  function setUpMenu(link) {
    const rail = one(link.hash);
    const set = (open) => {
      rail.classList.toggle("open", open);
      link.setAttribute("aria-expanded", String(open));
    };
    link.setAttribute("role", "button");
    set(false);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      set(!rail.classList.contains("open"));
      if (rail.classList.contains("open")) one(".item", rail)?.focus();
    });
    rail.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !rail.classList.contains("open")) return;
      set(false);
      link.focus();
    });
  }

  // Toasts: closed by hand or after 8 seconds, never while somebody is on them.
  function setUpToast(toast) {
    const close = one("[data-close]", toast);
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => toast.remove());
    }
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000);
      else toast.remove();
    };
    setTimeout(leave, 8000);
  }

  // Dialogs: a link or button with data-dialog="#id"; without the script its href leads to a page.
  function setUpDialog(opener) {
    const dialog = one(opener.dataset.dialog);
    if (!dialog) return;
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
    });
  }

  // Drafts: the form posts itself as one types; the answer is one sentence for [data-saved].
  function setUpAutosave(form) {
    const out = one("[data-saved]", form);
    let timer = 0;
    const say = (words) => { if (out) out.textContent = words; };
    const save = async () => {
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
        say(answer.ok ? (await answer.text()).trim().slice(0, 200) : form.dataset.notSaved);
      } catch {
        say(form.dataset.notSaved);
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 800);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
  }

  // Files: the chosen names are shown, and a file may be dropped on the box.
  function setUpDrop(box) {
    const input = one("input[type=file]", box);
    if (!input) return;
    const words = one("[data-drop-words]", box);
    if (words) words.hidden = false;
    const show = () => {
      const names = Array.from(input.files, (file) => `${file.name} (${(file.size / 1e6).toFixed(1).replace(".", ",")} MB)`);
      one("[data-picked]", box).textContent = names.join(", ");
    };
    input.addEventListener("change", show);
    box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over-file"); });
    box.addEventListener("dragleave", () => box.classList.remove("over-file"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      box.classList.remove("over-file");
      input.files = event.dataTransfer.files;
      show();
    });
  }

  // One tick for a column of ticks, and the number of what is chosen.
  function setUpPicks(master) {
    const picks = all(master.dataset.picks);
    const out = master.dataset.count && one(master.dataset.count);
    const say = () => {
      const chosen = picks.filter((pick) => pick.checked).length;
      master.checked = chosen > 0 && chosen === picks.length;
      master.indeterminate = chosen > 0 && chosen < picks.length;
      if (out) out.textContent = String(chosen);
    };
    master.addEventListener("change", () => { picks.forEach((pick) => { pick.checked = master.checked; }); say(); });
    picks.forEach((pick) => pick.addEventListener("change", say));
    say();
  }

  // A password can be looked at.
  function setUpReveal(tick) {
    tick.closest("[hidden]")?.removeAttribute("hidden");
    tick.addEventListener("change", () => { one(tick.dataset.reveal).type = tick.checked ? "text" : "password"; });
  }

  // Checking page: one card open at a time, its words shown in the source; each selects the other.
  const cards = all(".q[data-src]");
  let at = Math.max(0, cards.findIndex((card) => card.classList.contains("open")));

  function showSource(card, smooth) {
    all(".m.on").forEach((mark) => mark.classList.remove("on"));
    const marks = all(`.m[data-f~="${CSS.escape(card.dataset.src)}"]`);
    marks.forEach((mark) => mark.classList.add("on"));
    const pane = marks[0]?.closest(".source");
    if (!pane) return;
    const top = marks[0].getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: top - pane.clientHeight / 3, behavior: smooth && !calm.matches ? "smooth" : "auto" });
  }

  function open(index, focus) {
    const card = cards[index];
    if (!card) return;
    at = index;
    cards.forEach((other) => other.classList.toggle("open", other === card));
    showSource(card, focus);
    if (!focus) return;
    card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
  }

  function setUpCheckPage() {
    if (!cards.length) return;
    open(at, false);
    cards.forEach((card, index) => card.addEventListener("focusin", () => { if (index !== at) open(index, false); }));
    all(".m[data-f]").forEach((mark) => mark.addEventListener("click", () => {
      const wanted = mark.dataset.f.split(" ");
      open(cards.findIndex((card) => wanted.includes(card.dataset.src)), true);
    }));
  }

  // Find in the source: the passages that hold the words are marked, the first is shown.
  function setUpFind(input) {
    const places = all(".sheet p, .sheet td");
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
    input.addEventListener("input", () => {
      const words = plain(input.value.trim());
      places.forEach((place) => place.classList.toggle("hit", words.length > 1 && plain(place.textContent).includes(words)));
      one(".sheet .hit")?.scrollIntoView({ block: "center" });
    });
  }

  // Keys as in Excel. Never a letter that Telex (a d e o w s f r x j z) or a digit that VNI takes.
  // Every command is a visible button with data-key; single keys can be switched off (WCAG 2.1.4).
  const isTyping = (element) => Boolean(element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"));
  const actsItself = (element) => Boolean(element.closest("a, button, summary, input, dialog"));
  const moves = {
    ArrowDown: () => cards.length && open(at + 1, true),
    ArrowUp: () => cards.length && open(at - 1, true),
    "/": () => one("[data-search]")?.focus(),
    "?": () => one("#help")?.showModal(),
  };

  function withControl(event) {
    if (event.key === "Enter") {
      const send = event.target.closest("form")?.querySelector("[data-send]") || one("[data-send]");
      send?.click();
    } else if (event.key.toLowerCase() === "k" && one("[data-search]")) {
      event.preventDefault();
      one("[data-search]").focus();
    }
  }

  function keysAreOff() {
    try { return localStorage.getItem("keys") === "off"; } catch { return false; }
  }

  function onKey(event) {
    if (event.isComposing || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.ctrlKey) { withControl(event); return; }
    if (isTyping(event.target) || keysAreOff() || one("dialog[open]")) return;
    if (event.key === "Enter" && actsItself(event.target)) return;
    if (event.key.startsWith("Arrow") && !cards.length) return;
    const command = cards[at] && one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`, cards[at]);
    const run = command ? () => command.click() : moves[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  function setUpKeySwitch(tick) {
    tick.checked = keysAreOff();
    tick.addEventListener("change", () => {
      try { localStorage.setItem("keys", tick.checked ? "off" : "on"); } catch { /* private window */ }
    });
  }

  // A table of many links is one stop of Tab: arrows go from cell to cell, Home and End along a row.
  function setUpArrows(table) {
    const rows = all("tr", table).map((row) => all("a[href]", row)).filter((links) => links.length);
    const hold = (link) => {
      all("a[href]", table).forEach((other) => { other.tabIndex = other === link ? 0 : -1; });
    };
    hold(rows[0]?.[0]);
    table.addEventListener("focusin", (event) => { if (event.target.matches("a[href]")) hold(event.target); });
    table.addEventListener("keydown", (event) => {
      const y = rows.findIndex((links) => links.includes(event.target));
      if (y < 0) return;
      const cell = event.target.closest("td, th").cellIndex;
      const x = rows[y].indexOf(event.target);
      const near = (links) => links && links.reduce((best, link) =>
        Math.abs(link.closest("td, th").cellIndex - cell) < Math.abs(best.closest("td, th").cellIndex - cell) ? link : best);
      const to = {
        ArrowRight: rows[y][x + 1], ArrowLeft: rows[y][x - 1],
        ArrowDown: near(rows[y + 1]), ArrowUp: near(rows[y - 1]),
        Home: rows[y][0], End: rows[y].at(-1),
      }[event.key];
      if (!to) return;
      event.preventDefault();
      to.focus();
    });
  }

  function setUp(root) {
    all("[data-arrows]", root).forEach(setUpArrows);
    all("[data-toast]", root).forEach(setUpToast);
    all("[data-dialog]", root).forEach(setUpDialog);
    all("form[data-autosave]", root).forEach(setUpAutosave);
    all("[data-drop]", root).forEach(setUpDrop);
    all("[data-picks]", root).forEach(setUpPicks);
    all("[data-reveal]", root).forEach(setUpReveal);
    one("[data-focus]", root)?.focus();
  }

  all("[data-theme-form]").forEach(setUpTheme);
  all("[data-menu]").forEach(setUpMenu);
  all("[data-keys-off]").forEach(setUpKeySwitch);
  all("[data-find]").forEach(setUpFind);
  setUpCheckPage();
  setUp(document);
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.dataset.busy) button.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) setUp(event.target); });
})();
