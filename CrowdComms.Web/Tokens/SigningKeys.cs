using System.Security.Cryptography;
using CrowdComms.Data.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>
/// The ES256 keys that sign access tokens, stored in the database under Data Protection and shared by all nodes. A new
/// key is created every 30 days. It signs after every node has had time to read it, and the key before it is accepted
/// until the last token signed with it has expired.
/// </summary>
public sealed class SigningKeys(
    SigningKeyStore store, IDataProtectionProvider protection, JwtSettings jwt, TimeProvider clock,
    ILogger<SigningKeys> log)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>The age of a key at which the next one is created.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(30);

    /// <summary>How long keys are kept in memory before they are read again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>How long a new key waits before it signs, so that every node has read it by then.</summary>
    public static readonly TimeSpan Known = 2 * Fresh;

    private readonly IDataProtector _protector = protection.CreateProtector("CrowdComms.SigningKeys");
    private Ring _ring = new([], DateTimeOffset.MinValue);

    /// <summary>Creates the first or the next key if it is due, and deletes keys whose tokens have all expired. If
    /// several nodes do this at the same time, one of them creates the key.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        // The key is encrypted before the transaction begins, because the first encryption writes a key of Data
        // Protection itself.
        var (now, next) = (clock.GetUtcNow(), Make());
        await store.RotateAsync(keys => new KeyRotation(
            keys.Count == 0 || now - keys[^1].CreatedAt >= Age || Open(keys[^1]) is null ? new KeptKey(Guid.Empty, next, now) : null,
            [.. keys.Where((_, i) => IsOut(keys.ElementAtOrDefault(i + 1)?.CreatedAt, now)).Select(k => k.Id)]), cancellationToken);
        RequestRefresh();
    }

    /// <summary>Returns the key that signs tokens now.</summary>
    public async Task<SecurityKey> SignerAsync(CancellationToken cancellationToken)
    {
        var known = clock.GetUtcNow() - Known;
        var keys = (await ReadAsync(cancellationToken)).Keys;
        return (keys.LastOrDefault(k => k.CreatedAt <= known) ?? keys[0]).Key;
    }

    /// <summary>Returns the keys whose tokens are accepted now.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var keys = (await ReadAsync(cancel)).Keys;
        var accepted = new OpenIdConnectConfiguration();
        foreach (var key in keys.Where((_, i) => !IsOut(keys.ElementAtOrDefault(i + 1)?.CreatedAt, now)))
        {
            accepted.SigningKeys.Add(key.Key);
        }

        return accepted;
    }

    /// <summary>Lets the next call read the keys again. A token with an unknown key does not cause this, because a key
    /// signs only after all nodes know it.</summary>
    public void RequestRefresh() => Volatile.Write(ref _ring, Volatile.Read(ref _ring) with { At = DateTimeOffset.MinValue });

    private byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return _protector.Protect(made.ExportPkcs8PrivateKey());
    }

    private bool IsOut(DateTimeOffset? followedAt, DateTimeOffset now) => followedAt + Known + Fresh + jwt.Lifetime <= now;

    private async Task<Ring> ReadAsync(CancellationToken cancellationToken)
    {
        var (now, ring) = (clock.GetUtcNow(), Volatile.Read(ref _ring));
        if (now - ring.At < Fresh)
        {
            return ring;
        }

        var rows = await store.ReadAsync(cancellationToken);
        var read = new Ring([.. rows.Select(row => ring.Keys.FirstOrDefault(k => k.Id == row.Id) ?? Open(row)).OfType<OpenKey>()], now);
        Volatile.Write(ref _ring, read);
        return read;
    }

    // Returns null if the key was encrypted with a key that is lost: its tokens are invalid then.
    private OpenKey? Open(KeptKey row)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(_protector.Unprotect(row.Protected), out _);
            return new OpenKey(row.Id, new ECDsaSecurityKey(key) { KeyId = row.Id.ToString("n") }, row.CreatedAt);
        }
        catch (CryptographicException lost)
        {
            log.LogError("Signing key {KeyId} cannot be decrypted and is not used: {Reason}", row.Id, lost.Message);
            return null;
        }
    }

    private sealed record OpenKey(Guid Id, SecurityKey Key, DateTimeOffset CreatedAt);

    private sealed record Ring(IReadOnlyList<OpenKey> Keys, DateTimeOffset At);
}
