using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CheckIn;

internal sealed class CheckInConfiguration :
    IEntityTypeConfiguration<Scan>
{
    internal const string ScanIdIndex = "ux_scans_scan_id";
    internal const string UndoneOnceIndex = "ux_scans_undoes_scan_id";

    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(300);
        builder.Property(s => s.ActorName).HasMaxLength(100);
        builder.HasIndex(s => s.ScanId).IsUnique().HasDatabaseName(ScanIdIndex);
        builder.HasIndex(s => s.UndoesScanId).IsUnique().HasFilter("undoes_scan_id IS NOT NULL")
            .HasDatabaseName(UndoneOnceIndex);
        builder.HasIndex(s => new { s.RegistrantId, s.Id });
        builder.HasIndex(s => new { s.StationId, s.Id });
        builder.HasIndex(s => new { s.EventId, s.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Station>().WithMany().HasForeignKey(s => s.StationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(s => s.RegistrantId).OnDelete(DeleteBehavior.Restrict);
    }
}
