using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Badges;

internal sealed class BadgeConfiguration : IEntityTypeConfiguration<BadgeLayout>, IEntityTypeConfiguration<BadgePrint>
{
    public void Configure(EntityTypeBuilder<BadgeLayout> builder)
    {
        builder.HasKey(l => l.EventId);
        builder.Property(l => l.EventId).ValueGeneratedNever();
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasOne<Event>().WithOne().HasForeignKey<BadgeLayout>(l => l.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BadgePrint> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ActorName).HasMaxLength(100);
        builder.Property(p => p.Reason).HasMaxLength(300);
        builder.Property(p => p.Shown).HasMaxLength(ShownOnBadge.MostLength);
        builder.HasIndex(p => new { p.RegistrantId, p.Id });
        builder.HasIndex(p => new { p.EventId, p.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(p => p.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Station>().WithMany().HasForeignKey(p => p.StationId).OnDelete(DeleteBehavior.Restrict);
    }
}
