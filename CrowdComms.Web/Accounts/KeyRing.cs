using System.Xml.Linq;
using CrowdComms.Data;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Web.Accounts;

/// <summary>The keys that protect cookies and tokens, kept in the database, so that every node reads what another one wrote and a restart signs nobody out.</summary>
public sealed class KeyRing(IDbContextFactory<CrowdCommsContext> contexts) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml!).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.ProtectionKeys.Add(new ProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
