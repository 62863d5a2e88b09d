using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Accounts;

internal sealed class InvitationConfiguration
    : IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(254);
        builder.Property(i => i.Hash).HasMaxLength(32);
        builder.Property(i => i.InvitedBy).HasMaxLength(100);
        builder.HasIndex(i => i.Hash).IsUnique();
        builder.HasIndex(i => new { i.EventId, i.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Browser).HasMaxLength(60);
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.HasIndex(s => new { s.UserId, s.Id });
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
