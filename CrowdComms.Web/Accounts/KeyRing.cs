using System.Xml.Linq;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CrowdComms.Web.Accounts;

/// <summary>Hands Data Protection the keys that the database keeps, so that every node reads what another one wrote and a restart signs nobody out.</summary>
public sealed class KeyRing(ProtectionKeys keys) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
