using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Dashboard;

internal sealed class WallLinkConfiguration : IEntityTypeConfiguration<WallLink>
{
    public void Configure(EntityTypeBuilder<WallLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Label).HasMaxLength(60);
        builder.Property(l => l.Key).HasMaxLength(32);
        builder.Property(l => l.CreatedBy).HasMaxLength(100);
        builder.HasIndex(l => l.Key).IsUnique();
        builder.HasIndex(l => new { l.EventId, l.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(l => l.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
