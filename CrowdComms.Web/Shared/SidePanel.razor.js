// Handles the keys of the dialog, and moves the focus into it when it opens and back when it closes.
let opener;

export function attach(root) {
  opener = document.activeElement;
  const panel = root.querySelector("[data-panel]");
  if (panel.contains(opener) || opener?.closest(".mud-dialog-container, dialog")) {
    opener = null; // The user types already, here or in a dialog over this one, so the focus stays.
  } else {
    panel.focus({ preventScroll: true });
  }
  panel.addEventListener("keydown", (event) => {
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
}

export function detach() {
  if (opener?.isConnected) {
    opener.focus();
  }
}

export function focusField(root) {
  const wrong = root.querySelector("form [aria-invalid=true]");
  if (!wrong && document.activeElement?.matches("input, textarea, select") && root.contains(document.activeElement)) {
    return; // The user types already, so the focus stays.
  }
  (wrong ?? root.querySelector("form input:not([type=hidden]), form [role=alert]"))?.focus();
  wrong?.scrollIntoView({ block: "center" });
}
