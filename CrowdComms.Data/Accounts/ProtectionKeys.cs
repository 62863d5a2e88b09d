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
        return [.. context.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml!)];
    }

    /// <summary>Stores one more key.</summary>
    public void Add(string name, string xml)
    {
        using var context = contexts.CreateDbContext();
        context.ProtectionKeys.Add(new ProtectionKey { FriendlyName = name, Xml = xml });
        context.SaveChanges();
    }
}
