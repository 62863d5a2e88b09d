using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Venue;

internal sealed class VenueConfiguration : IEntityTypeConfiguration<Zone>, IEntityTypeConfiguration<Station>
{
    public void Configure(EntityTypeBuilder<Zone> builder)
    {
        builder.Property(z => z.Id).ValueGeneratedNever();
        builder.Property(z => z.Name).HasMaxLength(60);
        builder.HasIndex(z => new { z.EventId, z.Name }).IsUnique().HasDatabaseName(ZoneErrors.NameIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(z => z.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Station> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(60);
        builder.HasIndex(s => new { s.EventId, s.Name }).IsUnique().HasDatabaseName(StationErrors.NameIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Zone>().WithMany().HasForeignKey(s => s.ZoneId).OnDelete(DeleteBehavior.Restrict);
    }
}
