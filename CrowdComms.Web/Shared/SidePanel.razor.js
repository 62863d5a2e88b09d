// Moves the focus to the first field with an error, otherwise to the first field.
export function focusField(root) {
  const wrong = root.querySelector("form [aria-invalid=true]");
  if (!wrong && document.activeElement?.matches("input, textarea, select") && root.contains(document.activeElement)) {
    return; // The user types already, so the focus stays.
  }
  (wrong ?? root.querySelector("form input:not([type=hidden]), form [role=alert]"))?.focus();
  wrong?.scrollIntoView({ block: "center" });
}
