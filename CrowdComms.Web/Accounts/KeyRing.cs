using System.Xml.Linq;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CrowdComms.Web.Accounts;

/// <summary>Gives Data Protection the keys stored in the database, so that every node can decrypt the cookies of the
/// others, and a restart signs no one out.</summary>
public sealed class KeyRing(ProtectionKeys keys) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
