// Keys of the panel, and the focus: into it when it opens, back to where it was when it closes.
let opener;

export function attach(root) {
  opener = document.activeElement;
  const panel = root.querySelector("[data-panel]");
  if (panel.contains(opener)) {
    opener = null; // Somebody types already.
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
      event.preventDefault(); // Enter chooses from a list; half a form is not sent by it.
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
    return; // Somebody types already.
  }
  (wrong ?? root.querySelector("form input:not([type=hidden]), form [role=alert]"))?.focus();
  wrong?.scrollIntoView({ block: "center" });
}
