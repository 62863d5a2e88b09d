// The keys of dialogs. They are heard from the instant the dialog is there: a script that the server attaches comes a
// message there and back later, and on a slow connection the first Escape would be lost.
(() => {
  const waiting = new WeakSet();

  // The side panel: Escape closes it, Ctrl or Cmd with Enter saves.
  document.addEventListener("keydown", event => {
    const panel = event.target.closest?.("[data-panel]");
    if (!panel) return;
    if (event.key === "Escape" && !panel.querySelector("[aria-expanded=true]")) {
      event.preventDefault();
      panel.querySelector("[data-close]").click();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      panel.querySelector("[data-save]")?.click();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault(); // Enter chooses a suggestion here, and must not send the unfinished form.
    }
  });

  // A dialog of MudBlazor closes itself, once it listens; an Escape before that waits for it.
  document.addEventListener("keydown", event => {
    const dialog = event.target.closest?.(".mud-dialog-container");
    if (event.key !== "Escape" || !dialog || dialog.mudKeyInterceptor || waiting.has(dialog)) return;
    waiting.add(dialog);
    const timer = setInterval(() => {
      if (dialog.isConnected && !dialog.mudKeyInterceptor) return;
      clearInterval(timer);
      dialog.querySelector(".mud-dialog")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    }, 20);
  }, { capture: true });
})();
