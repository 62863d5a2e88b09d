using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Hands out the engine's own context under the name that services ask for.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> factory)
    : IDbContextFactory<CrowdCommsContext>
    where TContext : CrowdCommsContext
{
    public CrowdCommsContext CreateDbContext() => factory.CreateDbContext();
}
