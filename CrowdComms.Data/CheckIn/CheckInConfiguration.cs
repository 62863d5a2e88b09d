using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CheckIn;

internal sealed class CheckInConfiguration :
    IEntityTypeConfiguration<Station>, IEntityTypeConfiguration<Scan>, IEntityTypeConfiguration<Ticket>
{
    internal const string ScanIdIndex = "ux_scans_scan_id";

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
        builder.HasIndex(t => t.RegistrantId);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(t => t.RegistrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
