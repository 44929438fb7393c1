// Runs before the first paint, and where nothing else of the page does: src/app/README.md says what for. In old JavaScript.
(() => {
  var root = document.documentElement;
  var hash = location.hash;
  var isFrame = /[?&]embed=1(&|$)/.test(hash);
  var isFirst = /^#?\/?$/.test(hash) && history.state === null;
  var theme = null;
  var typedKey = "tessera-typed";
  var typed = null;
  try {
    typed = sessionStorage.getItem(typedKey);
    theme = localStorage.getItem("tessera-theme");
    if (
      localStorage.getItem("tessera-choices") ||
      localStorage.getItem("tessera-scroll") ||
      sessionStorage.length > (typed === null ? 0 : 1)
    )
      isFirst = false;
    // Where it has no field to go to it is offered back (src/app/offerTyped.ts).
    if (isFirst) sessionStorage.removeItem(typedKey);
  } catch (_) {
    // Storage is switched off: the system's theme it is, and nothing was chosen or kept.
  }
  // src/app/theme.ts writes the same key; a frame's address says its own.
  if (isFrame) theme = (/[?&]theme=(\w+)/.exec(hash) || [])[1];
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // What the build has written into the page is shown where the very same is coming; src/app/firstLook.css knows these words.
  root.dataset.look = isFrame ? "none" : isFirst ? "first" : "shell";

  function isLook(look) {
    return root.dataset.look === look;
  }

  // What the page cannot answer yet is done again when it can, in its order: src/app/early.ts. Null from when it answers itself.
  window.tesseraEarly = [];
  function isEarly() {
    return window.tesseraEarly !== null && !isLook("over");
  }
  function listen(type, act) {
    document.addEventListener(type, (event) => isEarly() && act(event, event.target), true);
  }
  listen("click", (event, target) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!target.closest("a, button, label, input, [role=option]") || target.closest("#reload")) return;
    event.preventDefault();
    window.tesseraEarly.push({ target: target });
  });
  listen("change", (_, target) => {
    if (target.matches("select")) window.tesseraEarly.push({ target: target, value: target.value });
  });
  // A browser would open the file in the page's place.
  listen("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  listen("drop", (event, target) => {
    var files = event.dataTransfer.files;
    if (files.length === 0) return;
    event.preventDefault();
    window.tesseraEarly.push({ target: target, files: Array.from(files) });
  });

  // What is typed into a page that does not start is there when it is loaded again.
  window.addEventListener("pagehide", () => {
    var field = isLook("first") && document.querySelector("textarea");
    try {
      // Its default says nothing any more while it is taken over (src/app/firstLook.ts).
      if (field && field.value !== field.textContent) sessionStorage.setItem(typedKey, field.value);
    } catch (_) {
      // Storage is switched off, or full.
    }
  });
  function showTyped() {
    if (typed !== null && isLook("first")) document.querySelector("textarea").value = typed;
  }

  // Of another page what it begins with is there, in a template.
  function showPage() {
    // A lesson is of the page Train, and begins with words of its own.
    var name = /train\?.*&lesson=/.test(hash) ? "lesson" : hash.split(/\W+/)[1];
    var template = document.getElementById(`look-${name}`);
    if (template === null || !isLook("shell")) return;
    var content = template.content;
    var main = content.querySelector("main");
    var style = content.querySelector("link");
    if (main) root.dataset.look = "page";
    document.querySelector("[aria-current]").removeAttribute("aria-current");
    document.querySelector(`[href="${template.dataset.place}"]`).setAttribute("aria-current", "page");
    if (main) document.querySelector("main").replaceWith(main);
    // Where the page's style does not come, or is a page of HTML, it is asked for again.
    style.onerror = style.onload = () => {
      if (!style.sheet?.cssRules[0]) style.remove();
    };
    document.head.append(content);
  }
  // When all of it has been read, and none of its scripts has run.
  document.addEventListener("readystatechange", showPage, { once: true });
  document.addEventListener("readystatechange", showTyped, { once: true });

  function tell(reason) {
    var box = document.getElementById("not-started");
    if (!box.hidden || isLook("over")) return;
    box.hidden = false;
    // An origin of its own, as a frame with "sandbox" has it, may load none of the page's code.
    if (window.origin === "null") {
      box.querySelectorAll("p").forEach((words, i) => {
        if (i < 2) words.hidden = i === 1;
      });
    }
    document.getElementById("not-started-reason").textContent = reason;
    document.getElementById("reload").onclick = () => {
      location.reload();
    };
  }

  function tellWhenRead(reason) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => tell(reason));
    else tell(reason);
  }

  window.addEventListener(
    "error",
    (event) => {
      var target = event.target;
      // What is merely asked for ahead is asked for again.
      if (target instanceof HTMLScriptElement && target.type === "module") tellWhenRead(target.src);
      else if (target === window) tellWhenRead(event.message);
    },
    true,
  );
  window.addEventListener("tessera-not-started", (event) => {
    tellWhenRead(String(event.detail));
  });
  // Browsers without modules run none of the page, and tell nothing.
  if (!("noModule" in HTMLScriptElement.prototype)) tellWhenRead("This browser knows no JavaScript modules.");
})();
