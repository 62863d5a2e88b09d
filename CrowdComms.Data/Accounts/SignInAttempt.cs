using System.Security.Cryptography;
using System.Text;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>One attempt to sign in.</summary>
/// <param name="Account">The account name as it was typed; it may belong to no account.</param>
/// <param name="Source">The network address that the attempt comes from, or the id of a known browser.</param>
/// <param name="IsKnown">Whether the source is a browser that signed in to this account before.</param>
public sealed record SignInAttempt(string Account, string Source, bool IsKnown = false)
{
    // No account has a longer name. Longer ones share one count, so that hashing them costs nothing.
    private const int Longest = 256;

    internal byte[] AccountHash => HashOf(Account);

    internal byte[] SourceHash => Hash($"{(IsKnown ? "browser" : "address")}\n{Source}\n{Name(Account)}");

    /// <summary>The hash under which all attempts to sign in to an account are found.</summary>
    internal static byte[] HashOf(string account) => Hash($"account\n{Name(account)}");

    private static string Name(string account)
    {
        var name = account.Length > 4 * Longest ? "" : TextRules.KeyOfAccount(account);
        return name.Length > Longest ? "" : name;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>The state of an attempt to sign in before the password is verified.</summary>
public enum SignInStanding
{
    /// <summary>The password may be verified.</summary>
    Open,

    /// <summary>The password may be verified; if it is wrong, the account is locked for this source.</summary>
    Last,

    /// <summary>The account is locked for this source, so the password is not verified.</summary>
    Locked,

    /// <summary>The account is locked for all sources but known browsers, so the password is not verified.</summary>
    LockedForStrangers,
}
