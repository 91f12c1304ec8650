// Checking page: a click on the paper selects in place instead of loading the page again.
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.m");
    if (link && document.querySelector(`.q[data-src="${CSS.escape(link.dataset.f.split(" ")[0])}"]`)) {
      event.preventDefault();
    }
  });

  // F2 goes to the first doubted box of the open card, else to its first box.
  document.querySelectorAll("[data-edit]").forEach((button) => {
    button.hidden = false;
    const edit = () => {
      const doubted = button.form.dataset.first;
      const first = { timeframe: "time_text", signer: "signer_name" }[doubted] || doubted;
      const box = first && button.form.querySelector(`[name="${CSS.escape(first)}"]`);
      (box || button.form.querySelector("textarea, input:not([type=hidden])")).focus();
    };
    button.addEventListener("click", edit);
    if (new URLSearchParams(location.search).has("sua")) edit();
  });
  document.querySelector(".q.open [autofocus]")?.focus();

  // The whole page opens in place; without script, and with Ctrl, the link opens it apart.
  const view = document.getElementById("trang");
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-page]");
    if (!link || !view?.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const picture = view.querySelector("img");
    const top = Number(new URL(link.href).searchParams.get("o")?.split("-")[1] || 0) / 10000;
    const pane = picture.parentElement;
    picture.onload = () => pane.scrollTo({ top: top * picture.height - pane.clientHeight / 3 });
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    view.showModal();
  });

  // The open card is in view, and the first box in error has the focus.
  if (location.search) document.querySelector(".fields .q.open")?.scrollIntoView({ block: "nearest" });
})();
