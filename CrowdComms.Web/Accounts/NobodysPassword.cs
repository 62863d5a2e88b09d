using System.Security.Cryptography;
using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Web.Accounts;

/// <summary>The hash of a random password that belongs to no account. A typed password is verified against it if the
/// address has no account, so that the time of the answer does not tell who has one.</summary>
internal sealed class NobodysPassword
{
    private readonly User _nobody = new();
    private readonly string _hash;

    /// <summary>Hashes a random password with the settings that the hashes of accounts have.</summary>
    public NobodysPassword(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        _hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>()
            .HashPassword(_nobody, RandomNumberGenerator.GetHexString(32));
    }

    /// <summary>Verifies a password in vain.</summary>
    internal void Verify(IPasswordHasher<User> hasher, string password) =>
        hasher.VerifyHashedPassword(_nobody, _hash, password);
}
