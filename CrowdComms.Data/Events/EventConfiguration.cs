using CrowdComms.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Slug).HasMaxLength(60);
        builder.Property(e => e.Name).HasMaxLength(150);
        builder.Property(e => e.KioskPinHash).HasMaxLength(200);
        builder.Property(e => e.ConsentText).HasMaxLength(500);
        builder.Property(e => e.ReplyTo).HasMaxLength(254);
        builder.Property(e => e.Venue).HasMaxLength(200);
        builder.Property(e => e.TimeZone).HasMaxLength(60);
        builder.Property(e => e.CheckedOnce).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasMany<AuditEntry>().WithOne().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => e.Slug).IsUnique().HasDatabaseName(EventErrors.SlugIndex);
    }
}
