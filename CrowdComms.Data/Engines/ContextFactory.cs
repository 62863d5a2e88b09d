using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Hands out the context of the configured database under the type <c>CrowdCommsContext</c>, which the
/// services ask for.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> factory)
    : IDbContextFactory<CrowdCommsContext>
    where TContext : CrowdCommsContext
{
    public CrowdCommsContext CreateDbContext() => factory.CreateDbContext();
}
