using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Stores the keys that protect cookies and tokens, for all web nodes. The methods are synchronous because the
/// interface of ASP.NET Core Data Protection is.</summary>
public sealed class ProtectionKeys(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>Reads the keys as XML, in the order in which they were added.</summary>
    public IReadOnlyList<string> All()
    {
        using var context = contexts.CreateDbContext();
        return PlainSql.ReadTexts(context, "SELECT xml FROM protection_keys ORDER BY id");
    }

    /// <summary>Stores one more key.</summary>
    public void Add(string name, string xml)
    {
        using var context = contexts.CreateDbContext();
        context.ProtectionKeys.Add(new ProtectionKey { FriendlyName = name, Xml = xml });
        context.SaveChanges();
    }
}
