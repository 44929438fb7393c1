// src/app/README.md says what for.
(() => {
  var isTold = false;

  function tell(reason) {
    var root = document.getElementById("root");
    var box = document.getElementById("not-started");
    if (isTold || box === null || root === null || root.firstChild !== null) return;
    isTold = true;
    box.hidden = false;
    // An origin of its own, as a frame with "sandbox" has it, may load none of the page's code.
    if (window.origin === "null") {
      box.querySelector("p").textContent =
        "This frame does not let it: its “sandbox” attribute needs allow-same-origin beside allow-scripts.";
    }
    document.getElementById("not-started-reason").textContent = reason;
    document.getElementById("reload").onclick = () => {
      location.reload();
    };
  }

  function whenRead(reason) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => {
        tell(reason);
      });
    } else tell(reason);
  }

  window.addEventListener(
    "error",
    (event) => {
      var target = event.target;
      // The theme can be done without; what is merely asked for ahead is asked for again.
      if (target instanceof HTMLScriptElement && target.type === "module") whenRead(target.src);
      else if (target === window) whenRead(event.message);
    },
    true,
  );
  window.addEventListener("tessera-not-started", (event) => {
    whenRead(String(event.detail));
  });
  // Browsers without modules run none of the page, and tell nothing.
  if (!("noModule" in HTMLScriptElement.prototype)) whenRead("This browser knows no JavaScript modules.");
})();
