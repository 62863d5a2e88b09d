using CrowdComms.Data.Accounts;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Exports;

internal sealed class ExportConfiguration : IEntityTypeConfiguration<ExportSchedule>
{
    internal const string OnceIndex = "ux_export_schedules_once";

    public void Configure(EntityTypeBuilder<ExportSchedule> builder)
    {
        builder.ToTable("export_schedules");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Format).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(s => new { s.EventId, s.UserId, s.Kind, s.Format, s.Hour }).IsUnique().HasDatabaseName(OnceIndex);
        builder.HasIndex(s => s.NextAt);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
