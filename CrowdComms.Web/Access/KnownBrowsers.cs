using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using Microsoft.AspNetCore.DataProtection;

namespace CrowdComms.Web.Access;

/// <summary>
/// Remembers in a cookie of half a year to which accounts a browser signed in, so that a stranger's wrong passwords do
/// not lock the owner out. The cookie opens nothing: it gives a browser a count of failures of its own. It is encrypted,
/// and an entry is bound to the security stamp of the account, so a new password elsewhere makes it invalid.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    internal const string Cookie = "crowdcomms-known";

    // A laptop of a venue is used by a team; of more people the ones who signed in last count.
    private const int Most = 10;

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _cover =
        protection.CreateProtector(typeof(KnownBrowsers).FullName!).ToTimeLimitedDataProtector();

    /// <summary>The id of the browser if it signed in to an account before; null if it did not, and for no
    /// account.</summary>
    internal string? IdFor(HttpContext http, User? user)
    {
        var known = Read(http);
        return user?.SecurityStamp is { } stamp && known?.Accounts.Contains(Entry(user.Id, stamp), StringComparer.Ordinal) == true
            ? known.Id : null;
    }

    /// <summary>Records that a browser has signed in to an account, or that its owner has chosen a new password
    /// in it.</summary>
    internal void Remember(HttpContext http, Guid userId, string stamp)
    {
        var known = Read(http) ?? new Known(RisingId.Next().ToString("N"), []);
        var others = known.Accounts.Where(a => !a.StartsWith($"{userId:N}", StringComparison.Ordinal));
        var value = JsonSerializer.Serialize(known with { Accounts = [.. others.Prepend(Entry(userId, stamp)).Take(Most)] });
        http.Response.Cookies.Append(Cookie, _cover.Protect(value, Life), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Life,
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }

    private Known? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { } cookie ? JsonSerializer.Deserialize<Known>(_cover.Unprotect(cookie)) : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException or FormatException)
        {
            // The cookie has run out, was invented, or its key is gone: then the browser is not known.
            return null;
        }
    }

    // The stamp is a secret of the account, so the browser gets only its hash.
    private static string Entry(Guid userId, string stamp) =>
        $"{userId:N}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamp)))[..16]}";

    private sealed record Known(string Id, IReadOnlyList<string> Accounts);
}
