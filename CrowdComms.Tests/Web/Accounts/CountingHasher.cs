using CrowdComms.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CrowdComms.Tests.Web.Accounts;

/// <summary>Hashes and verifies passwords as always, and counts how often.</summary>
internal sealed class CountingHasher : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new();
    private int _hashed, _verified;

    /// <summary>How many passwords were hashed and verified since the last call.</summary>
    internal (int Hashed, int Verified) Take() => (Interlocked.Exchange(ref _hashed, 0), Interlocked.Exchange(ref _verified, 0));

    public string HashPassword(User user, string password)
    {
        Interlocked.Increment(ref _hashed);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
