// A draft saves itself while it is typed. One save at a time: each tells the next which revision
// it made, so that only words of somebody else are ever in the way.
(() => {
  "use strict";

  function keep(form) {
    const out = form.querySelector("[data-saved]");
    const revision = form.querySelector("[name=revision]");
    const seen = form.querySelector("[name=seen]");
    let timer = 0;
    let running = null;
    let typed = 0;
    let saved = 0;
    let stopped = false;

    const say = (words) => { if (out) out.textContent = words; };

    function words() {
      const data = new FormData(form);
      for (const name of ["evidence", "proof", "drop", "stay"]) data.delete(name);
      return data;
    }

    async function post(leaving) {
      const at = typed;
      const data = words();
      try {
        const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Autosave": "1" }, keepalive: leaving });
        const told = await answer.json();
        say(told.said);
        if (answer.status === 409) stopped = true;
        if (!answer.ok) return;
        saved = at;
        if (revision && told.revision) revision.value = told.revision;
        if (seen) seen.value = data.get("note");
      } catch {
        say(form.dataset.notSaved);
      }
    }

    async function save(leaving = false) {
      clearTimeout(timer);
      if (stopped || running || typed === saved) return;
      running = post(leaving);
      await running;
      running = null;
      if (typed !== saved && !stopped) timer = setTimeout(save, 800, false);
    }

    form.addEventListener("input", (event) => {
      if (event.target.type === "file") return;
      typed += 1;
      clearTimeout(timer);
      timer = setTimeout(save, 800, false);
    });
    form.addEventListener("submit", async (event) => {
      clearTimeout(timer);
      if (!running) { stopped = true; return; }
      event.preventDefault();
      await running;
      stopped = true;
      form.requestSubmit(event.submitter);
    });
    window.addEventListener("pagehide", () => save(true));
    form.querySelector("input[type=file]")?.addEventListener("change", () => form.querySelector("[data-stay]").click());
  }

  document.querySelectorAll("form[data-keep]").forEach(keep);
})();
