// Keys that work without the server: "/" moves to the search, arrows move from row to row; Escape and a click outside
// close filter menus.
export function attach(root) {
  const search = () => root.querySelector("[data-search] input, input[data-search]");
  const links = () => [...root.querySelectorAll("[data-open]")];
  const free = () => !document.querySelector("[role=dialog]");
  const typing = (at) => at.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]");

  const onKey = (event) => {
    if (!root.isConnected) {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPointer);
      return;
    }
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target) && free()) {
      event.preventDefault();
      search()?.focus();
      search()?.select();
    } else if (root.contains(event.target)) {
      onInnerKey(event);
    }
  };

  const onInnerKey = (event) => {
    if (event.target.closest("[role=combobox]")) {
      return;
    }
    const menu = event.target.closest("details[open]");
    if (event.key === "Escape" && menu) {
      event.stopPropagation();
      menu.open = false;
      menu.querySelector("summary").focus();
      return;
    }
    const rows = links();
    const row = event.target.closest("[data-row]")?.querySelector("[data-open]");
    const at = row ? rows.indexOf(row) : -1;
    const fromSearch = event.target === search();
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || (at < 0 && !(fromSearch && event.key === "ArrowDown"))) {
      return;
    }
    event.preventDefault();
    (to < 0 ? search() : rows[Math.min(to, rows.length - 1)])?.focus();
  };

  const onPointer = (event) => {
    for (const menu of root.querySelectorAll("details[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  };

  search()?.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPointer);
}
