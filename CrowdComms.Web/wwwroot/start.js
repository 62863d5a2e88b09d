// A silent cut is noticed in ten seconds instead of thirty: at a desk with a queue that is long enough.
Blazor.start({
  circuit: { configureSignalR: builder => builder.withServerTimeout(10000).withKeepAliveInterval(4000) },
});
