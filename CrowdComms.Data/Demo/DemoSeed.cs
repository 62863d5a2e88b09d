using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Demo;

/// <summary>Creates the event <c>demo-expo</c> on its first day: 600 registrants of many languages, and a history of
/// arrivals up to the present moment. The registrants are the same every time; only ids, ticket codes and times are
/// new.</summary>
public sealed class DemoSeed(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>The slug of the demo event.</summary>
    public const string Slug = "demo-expo";

    /// <summary>The password of every demo user.</summary>
    public const string Password = "Demo-crowd-2026!";

    /// <summary>The PIN that leaves the kiosks of the demo event.</summary>
    public const string KioskPin = "2026";

    private static readonly Guid Lock = new("0192f0c0-0000-7000-8000-00000000de30");

    /// <summary>The email addresses of the demo users, highest role first: admin, organiser, staff.</summary>
    public static IReadOnlyList<string> SignIns { get; } = ["admin@demo.example", "organiser@demo.example",
        "staff@demo.example"];

    /// <summary>Creates the demo event and its users, unless the event exists already.</summary>
    /// <returns>Whether the event was created now.</returns>
    public async Task<bool> EnsureAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, Lock, cancellationToken);
        if (await context.Events.AnyAsync(e => e.Slug == Slug, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var place = DemoVenue.Make(now);
        var crew = await DemoCrew.AddAsync(context, place, now, cancellationToken);
        place.AddTo(context, now);
        DemoHistory.Write(context, place, crew, now);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
