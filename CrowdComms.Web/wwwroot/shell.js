// Runs before the first paint and chooses the palette, so that no page flashes. Then it handles the parts of the frame
// that need no server.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1] ?? "system";

  function paint() {
    const choice = chosen();
    root.dataset.theme = choice === "system" ? (system.matches ? "dark" : "light") : choice;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  }

  function choose(choice) {
    const age = choice === "system" ? 0 : 31536000;
    document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=lax`;
    paint();
  }

  const openMenus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", event => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const theme = target.closest("[data-theme-choice]");
    if (theme) choose(theme.dataset.themeChoice);
    if (target.closest("[data-print]")) window.print();
    if (target.closest(".skip-link")) {
      event.preventDefault();
      document.getElementById("content")?.focus();
    }
    for (const menu of openMenus()) {
      if (!menu.contains(target) || target.closest("a")) menu.open = false;
    }
    if (target.closest("#navigation a")) document.getElementById("navigation").hidePopover?.();
  });

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll(".counted:is(:hover, :focus-within)")) open.classList.add("closed");
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A text that says what a number counts stays closed after Escape, until the pointer or the focus comes to its button again.
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, event => {
      if (event.target instanceof Element) event.target.closest(".counted button")?.parentElement.classList.remove("closed");
    });
  }

  // A file that falls beside the field for it would take the user away from the page.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, event => {
      if (!(event.target instanceof Element) || !event.target.matches("input:enabled, textarea:enabled")) event.preventDefault();
    });
  }

  // Blazor takes the title away when a circuit takes the page over, and gives it back once the page is rendered again.
  // Until then the tab, and a screen reader, keep the title that was there.
  const spare = document.createElement("title");
  new MutationObserver(() => {
    const titles = [...document.head.querySelectorAll("title")].filter(title => title !== spare);
    if (titles.length > 0) {
      spare.remove();
      spare.textContent = titles[0].textContent;
    } else if (spare.textContent && !spare.isConnected) {
      document.head.prepend(spare);
    }
  }).observe(document.head, { childList: true, subtree: true, characterData: true });

  document.addEventListener("toggle", paint, true);
  system.addEventListener("change", paint);
  paint();
})();
