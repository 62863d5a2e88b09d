using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CheckIn;

internal sealed class DoorConfiguration : IEntityTypeConfiguration<ZoneVisit>
{
    internal const string OpenVisitIndex = "ux_zone_visits_open";

    public void Configure(EntityTypeBuilder<ZoneVisit> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.RegistrantId, v.ZoneId }).IsUnique().HasFilter("left_at IS NULL")
            .HasDatabaseName(OpenVisitIndex);
        builder.HasIndex(v => new { v.RegistrantId, v.Id });
        builder.HasIndex(v => v.ZoneId, "ix_zone_visits_inside").HasFilter("left_at IS NULL");
        builder.HasIndex(v => new { v.EventId, v.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(v => v.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Zone>().WithMany().HasForeignKey(v => v.ZoneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(v => v.RegistrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
