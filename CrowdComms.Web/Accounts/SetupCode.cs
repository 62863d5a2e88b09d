using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Web.Accounts;

/// <summary>The one-time code that guards <c>/setup</c>: only a person who can read the log may create the first
/// admin.</summary>
public sealed class SetupCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private string? _code;

    /// <summary>The code; null if no code is valid, because a user exists.</summary>
    public string? Current => Volatile.Read(ref _code);

    /// <summary>Creates a code of sixteen letters and digits, in groups of four.</summary>
    public void Issue() =>
        Volatile.Write(ref _code, string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4))));

    /// <summary>Whether the typed text is the code; blanks, hyphens and case are ignored.</summary>
    public bool Matches(string typed) => Current is { } code && CryptographicOperations.FixedTimeEquals(Bare(code), Bare(typed));

    /// <summary>Makes the code invalid after it was used.</summary>
    public void Spend() => Volatile.Write(ref _code, null);

    private static byte[] Bare(string code) => Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant());
}
