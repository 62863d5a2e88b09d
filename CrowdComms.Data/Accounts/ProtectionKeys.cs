using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Keeps the key ring that protects cookies and tokens, for all nodes. Data Protection asks for it synchronously.</summary>
public sealed class ProtectionKeys(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>The keys as XML, in the order in which they were added.</summary>
    public IReadOnlyList<string> All()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml!)];
    }

    /// <summary>Adds a key.</summary>
    public void Add(string name, string xml)
    {
        using var context = contexts.CreateDbContext();
        context.ProtectionKeys.Add(new ProtectionKey { FriendlyName = name, Xml = xml });
        context.SaveChanges();
    }
}
