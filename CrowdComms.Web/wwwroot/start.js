// A silent cut is noticed in ten seconds instead of thirty: at a desk with a queue that is long enough.
Blazor.start({
  circuit: { configureSignalR: builder => builder.withServerTimeout(10000).withKeepAliveInterval(4000) },
});

// A page begins at its heading, for screen readers and for the keyboard. On a slow line this comes late: whoever types already keeps the focus.
globalThis.pageFocus = {
  arrive() {
    const at = document.activeElement;
    if (at?.matches("input:not([type=checkbox], [type=radio]), textarea, select") || at?.closest("dialog, [role=dialog]")) {
      return;
    }
    const heading = document.querySelector("h1");
    if (heading && !heading.hasAttribute("tabindex")) {
      heading.tabIndex = -1;
    }
    heading?.focus({ preventScroll: true });
  },
};
