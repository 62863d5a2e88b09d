// Gives the focus to a dialog in the instant it appears, and back to where it was when the dialog is gone. The server
// could do the same only after a message there and back; on a slow connection that takes the focus, and the rest of a
// word, from a user who types already. An element with data-first takes the focus wherever it appears. Letters that are
// typed between the press of a button and its dialog wait for the first field of the dialog.
(() => {
  const dialogs = ".mud-dialog, [data-panel]";
  const usable = ":is(input:not([type=hidden]), select, textarea, button, a[href], [tabindex='0']):not(:disabled)";
  const writable = "input:not([type=checkbox], [type=radio], [type=button], [type=file]), textarea";
  const patience = 2000; // ms between the last letter and the dialog
  const openers = new Map();
  let ahead = "";
  let typedAt = -Infinity;

  function take(first) {
    const text = performance.now() - typedAt < patience ? ahead : "";
    first.focus();
    // A command of the browser: it counts as typing, so that the field tells of its change as ever.
    if (text !== "" && document.activeElement === first && first.matches(writable)) document.execCommand("insertText", false, text);
    ahead = "";
  }

  function enter(dialog) {
    const before = document.activeElement;
    openers.set(dialog, before);
    if (dialog.contains(before)) return;
    const within = part => dialog.querySelector(`${part} ${usable}`);
    const first = dialog.querySelector("[data-first]") ?? within(".mud-dialog-content") ?? within(".mud-dialog-actions");
    if (first) return take(first);
    dialog.tabIndex = -1;
    dialog.focus({ preventScroll: true });
  }

  // A button may name another element that gets the focus when its dialog is gone.
  function leave(dialog, opener) {
    openers.delete(dialog);
    const at = document.activeElement;
    const back = document.querySelector(opener?.dataset?.returnsTo ?? ":not(*)") ?? opener;
    if ((!at || at === document.body || at === opener) && back?.isConnected) back.focus();
  }

  const found = (node, selector) => node.matches(selector) ? [node] : [...node.querySelectorAll(selector)];

  new MutationObserver(changes => {
    for (const [dialog, opener] of openers) {
      if (!dialog.isConnected) leave(dialog, opener);
    }
    const added = changes.flatMap(change => [...change.addedNodes])
      .filter(node => node instanceof Element && node.isConnected);
    for (const node of added) {
      found(node, dialogs).filter(dialog => !openers.has(dialog)).forEach(enter);
      const first = found(node, "[data-first]").find(one => !one.closest(".mud-dialog"));
      if (first && first !== document.activeElement) take(first);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  addEventListener("keydown", event => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter || document.activeElement?.matches(writable) || (event.key === " " && ahead === "")) {
      ahead = "";
    } else {
      if (event.key === " ") event.preventDefault(); // it belongs to the words, and presses no button
      ahead = event.timeStamp - typedAt < patience ? ahead + event.key : event.key;
      typedAt = event.timeStamp;
    }
  }, { capture: true });
  addEventListener("click", () => { ahead = ""; }, { capture: true });
})();
