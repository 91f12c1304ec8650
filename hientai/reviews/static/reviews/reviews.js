// Writing a passage: figures asked for by name ({{quá hạn}}) are shown as chips with their number.
// Without this file the same text is typed in a box, and the button adds the figure at its end.
(() => {
  "use strict";

  const box = document.querySelector("textarea[data-chips]");
  if (!box) return;
  const form = box.form;
  const known = new Map();
  const typing = document.createElement("div");
  typing.className = "in typing";
  typing.contentEditable = "true";
  typing.setAttribute("role", "textbox");
  typing.setAttribute("aria-multiline", "true");
  typing.setAttribute("aria-labelledby", "doan-nhan");
  form.querySelector("label[for=doan]").id = "doan-nhan";

  function chip(name) {
    const mark = document.createElement("span");
    mark.className = "figure-chip";
    mark.contentEditable = "false";
    mark.dataset.figure = name;
    mark.title = name;
    mark.textContent = "…";
    number(name).then((value) => {
      mark.textContent = value ? `${value} ` : "? ";
      mark.classList.toggle("gone", !value);
      const words = document.createElement("small");
      words.textContent = name;
      mark.append(words);
    });
    return mark;
  }

  function number(name) {
    if (!known.has(name)) {
      const address = `${form.dataset.figures}?ten=${encodeURIComponent(name)}`;
      known.set(name, fetch(address).then((answer) => (answer.ok ? answer.text() : "")).catch(() => ""));
    }
    return known.get(name);
  }

  function show(text) {
    typing.replaceChildren(...text.split("\n").map((words) => {
      const line = document.createElement("div");
      words.split(/(\{\{[^{}]*\}\})/).forEach((part) => {
        if (part.startsWith("{{")) line.append(chip(part.slice(2, -2).trim()));
        else if (part) line.append(part);
      });
      if (!line.childNodes.length) line.append(document.createElement("br"));
      return line;
    }));
  }

  function typed(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.dataset?.figure) return `{{${node.dataset.figure}}}`;
    if (node.nodeName === "BR") return "\n";
    const inner = Array.from(node.childNodes, typed).join("");
    return ["DIV", "P"].includes(node.nodeName) && node !== typing ? `\n${inner.replace(/^\n/, "")}` : inner;
  }

  const keep = () => { box.value = typed(typing).replace(/^\n/, ""); };

  function put(node) {
    const selection = getSelection();
    const inside = selection.rangeCount && typing.contains(selection.anchorNode);
    const range = inside ? selection.getRangeAt(0) : document.createRange();
    if (!inside) {
      range.selectNodeContents(typing.lastElementChild || typing);
      range.collapse(false);
    }
    range.deleteContents();
    range.insertNode(node);
    range.setStartAfter(node);
    range.collapse(true);
    typing.focus();
    selection.removeAllRanges();
    selection.addRange(range);
    typing.dispatchEvent(new Event("input", { bubbles: true }));
  }

  typing.addEventListener("input", keep);
  typing.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  form.querySelector("[data-insert]").addEventListener("click", (event) => {
    event.preventDefault();
    const [name, within] = [form.elements.insert.value, form.elements.within.value];
    if (!name) return;
    put(chip(within ? `${name}, ${within}` : name));
    form.elements.insert.value = "";
  });
  form.addEventListener("submit", keep);
  show(box.value);
  box.hidden = true;
  box.after(typing);
  typing.focus();
})();
