using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CheckIn;

internal sealed class DayEntryConfiguration : IEntityTypeConfiguration<DayEntry>
{
    internal const string StandingIndex = "ux_day_entries_standing";

    public void Configure(EntityTypeBuilder<DayEntry> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.RegistrantId, d.Day }).IsUnique().HasFilter("undone_at IS NULL")
            .HasDatabaseName(StandingIndex);
        builder.HasIndex(d => new { d.EventId, d.At });
        builder.HasOne<Event>().WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(d => d.RegistrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
