using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>How accounts are looked up: without regard to case. No database keeps a NUL in a text, so a name with one is nobody's.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    private readonly UpperInvariantLookupNormalizer _usual = new();

    /// <inheritdoc />
    public string? NormalizeName(string? name) => _usual.NormalizeName(name?.Replace('\0', '\uFFFD'));

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => _usual.NormalizeEmail(email?.Replace('\0', '\uFFFD'));
}
