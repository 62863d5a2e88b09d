using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Normalises user names, which are emails, for look-ups as everywhere else (<see cref="EmailAddress"/>): case,
/// invisible characters and the way a domain is written are ignored.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    /// <inheritdoc />
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => email is null ? null : TextRules.KeyOfAccount(email);
}
