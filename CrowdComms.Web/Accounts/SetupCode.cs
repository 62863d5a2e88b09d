using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Web.Accounts;

/// <summary>The one-time code that guards <c>/setup</c>: who can read the log may make the first admin.</summary>
public sealed class SetupCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private string? _code;

    /// <summary>The code; null when nobody needs one.</summary>
    public string? Current => Volatile.Read(ref _code);

    /// <summary>Makes a code of sixteen letters and digits, in groups of four.</summary>
    public void Issue() => Volatile.Write(ref _code, string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4))));

    /// <summary>Whether somebody typed the code; blanks, hyphens and case do not matter.</summary>
    public bool Matches(string typed) => Current is { } code && CryptographicOperations.FixedTimeEquals(Bare(code), Bare(typed));

    /// <summary>The code opens nothing any more.</summary>
    public void Spend() => Volatile.Write(ref _code, null);

    private static byte[] Bare(string code) => Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant());
}
