using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CheckIn;

internal sealed class CheckInConfiguration :
    IEntityTypeConfiguration<Station>, IEntityTypeConfiguration<Scan>, IEntityTypeConfiguration<Ticket>
{
    internal const string ScanIdIndex = "ux_scans_scan_id";
    internal const string UndoneOnceIndex = "ux_scans_undoes_scan_id";

    public void Configure(EntityTypeBuilder<Station> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(60);
        builder.HasIndex(s => new { s.EventId, s.Name }).IsUnique().HasDatabaseName(StationErrors.NameIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Zone>().WithMany().HasForeignKey(s => s.ZoneId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(300);
        builder.Property(s => s.ActorName).HasMaxLength(100);
        builder.HasIndex(s => s.ScanId).IsUnique().HasDatabaseName(ScanIdIndex);
        builder.HasIndex(s => s.UndoesScanId).IsUnique().HasFilter("undoes_scan_id IS NOT NULL").HasDatabaseName(UndoneOnceIndex);
        builder.HasIndex(s => new { s.RegistrantId, s.Id });
        builder.HasIndex(s => new { s.StationId, s.Id });
        builder.HasIndex(s => new { s.EventId, s.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Station>().WithMany().HasForeignKey(s => s.StationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(s => s.RegistrantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.HasKey(t => t.Code);
        builder.Property(t => t.Code).HasMaxLength(26);
        builder.Property(t => t.PageKey).HasMaxLength(32);
        builder.HasIndex(t => t.PageKey).IsUnique();
        builder.HasIndex(t => t.RegistrantId);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(t => t.RegistrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
