// A lost connection is noticed after ten seconds instead of thirty: at a desk with a queue that is long enough.
Blazor.start({
  circuit: {
    configureSignalR: builder => builder.withServerTimeout(10000).withKeepAliveInterval(4000),
    // The usual waits grow to half a minute; a desk goes on as soon as the network is back.
    reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: attempt => attempt < 3 ? 100 : attempt < 900 ? 1000 : 5000 },
  },
});

// Moves the focus to the heading of a new page, for screen readers and the keyboard. On a slow connection this comes
// late, so a user who types already, or works with a button of the new page, keeps the focus.
globalThis.pageFocus = {
  arrive() {
    const at = document.activeElement;
    if (at?.matches("input:not([type=checkbox], [type=radio]), textarea, select") || at?.closest("#content *, dialog, [role=dialog]")) {
      return;
    }
    const heading = document.querySelector("h1");
    if (heading && !heading.hasAttribute("tabindex")) {
      heading.tabIndex = -1;
    }
    heading?.focus({ preventScroll: true });
  },
};
