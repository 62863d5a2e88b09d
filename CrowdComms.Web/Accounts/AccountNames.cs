using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>Normalises user names and e-mails for look-ups: case is ignored. Databases cannot store a NUL, so it is
/// replaced and finds no account.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    private readonly UpperInvariantLookupNormalizer _usual = new();

    /// <inheritdoc />
    public string? NormalizeName(string? name) => _usual.NormalizeName(name?.Replace('\0', '\uFFFD'));

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => _usual.NormalizeEmail(email?.Replace('\0', '\uFFFD'));
}
