using CrowdComms.Data.Demo;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data;

/// <summary>The first content that the start found in the database.</summary>
/// <param name="HasSigningKey">Whether a key that signs access tokens exists.</param>
/// <param name="HasUser">Whether at least one user exists.</param>
/// <param name="HasDemo">Whether the demo event exists.</param>
public sealed record FoundContent(bool HasSigningKey, bool HasUser, bool HasDemo);

/// <summary>Looks at the start which parts of the first content exist, so that only missing ones are created.</summary>
public sealed class FirstContentReader(IDbContextFactory<CrowdCommsContext> contexts)
{
    private const string Sql =
        $"SELECT EXISTS (SELECT 1 FROM signing_keys), EXISTS (SELECT 1 FROM users), "
            + $"EXISTS (SELECT 1 FROM events WHERE slug = '{DemoSeed.Slug}')";

    /// <summary>Returns what exists, by one statement.</summary>
    public async Task<FoundContent> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = (await PlainSql.ReadAsync(context, Sql, cancellationToken))[0];
        return new FoundContent(IsTrue(row[0]), IsTrue(row[1]), IsTrue(row[2]));
    }

    // PostgreSQL answers with a boolean, SQLite with 0 or 1.
    private static bool IsTrue(object value) => value is true or 1L;
}
