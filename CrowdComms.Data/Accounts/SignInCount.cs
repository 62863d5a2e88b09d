using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Accounts;

/// <summary>How often one source, or all sources together, tried in vain to sign in to one account name. The name may
/// belong to no account: it is counted in the same way, and only its hash is stored.</summary>
public sealed class SignInCount
{
    internal const string KeyIndex = "ux_sign_in_counts_key";

    /// <summary>The row's id, a version 7 GUID.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The SHA-256 of the account name and the source; unique.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The SHA-256 of the account name, by which a new password clears every count of the account.</summary>
    public required byte[] Account { get; init; }

    /// <summary>The number of attempts since the count began that did not sign in.</summary>
    public int Failures { get; init; }

    /// <summary>When the count is forgotten, and with it the lock if there is one, UTC.</summary>
    public DateTimeOffset EndsAt { get; init; }
}

internal sealed class SignInCountConfiguration : IEntityTypeConfiguration<SignInCount>
{
    public void Configure(EntityTypeBuilder<SignInCount> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(32);
        builder.Property(c => c.Account).HasMaxLength(32);
        builder.HasIndex(c => c.Key).IsUnique().HasDatabaseName(SignInCount.KeyIndex);
        builder.HasIndex(c => c.Account);
        builder.HasIndex(c => c.EndsAt);
    }
}
