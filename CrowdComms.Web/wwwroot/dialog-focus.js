// Gives the focus to a dialog in the instant it appears, and back to where it was when the dialog is gone. The server
// could do the same only after a message there and back; on a slow connection that takes the focus, and the rest of a
// word, from whoever types already. An element with data-first takes the focus wherever it appears.
(() => {
  const usable = ":is(input:not([type=hidden]), select, textarea, button, a[href], [tabindex='0']):not(:disabled)";
  const openers = new Map();

  function enter(dialog) {
    const before = document.activeElement;
    openers.set(dialog, before);
    if (dialog.contains(before)) return;
    const within = part => dialog.querySelector(`${part} ${usable}`);
    const first = dialog.querySelector("[data-first]") ?? within(".mud-dialog-content") ?? within(".mud-dialog-actions") ?? dialog;
    if (first === dialog) dialog.tabIndex = -1;
    first.focus();
  }

  function leave(dialog, opener) {
    openers.delete(dialog);
    const at = document.activeElement;
    if ((!at || at === document.body) && opener?.isConnected) opener.focus();
  }

  const found = (node, selector) => node.matches(selector) ? [node] : [...node.querySelectorAll(selector)];

  new MutationObserver(changes => {
    for (const [dialog, opener] of openers) {
      if (!dialog.isConnected) leave(dialog, opener);
    }
    const added = changes.flatMap(change => [...change.addedNodes])
      .filter(node => node instanceof Element && node.isConnected);
    for (const node of added) {
      found(node, ".mud-dialog").filter(dialog => !openers.has(dialog)).forEach(enter);
      found(node, "[data-first]").find(first => !first.closest(".mud-dialog"))?.focus();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
