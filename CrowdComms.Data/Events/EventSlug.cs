using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Events;

/// <summary>A slug that an event has or had. The addresses of an event keep leading to it after its slug was changed, and
/// no other event gets one of its slugs while it exists.</summary>
public sealed class EventSlug
{
    /// <summary>The slug, unique in the installation.</summary>
    public required string Slug { get; init; }

    /// <summary>The event that has or had it.</summary>
    public Guid EventId { get; init; }
}

internal sealed class EventSlugConfiguration : IEntityTypeConfiguration<EventSlug>
{
    public void Configure(EntityTypeBuilder<EventSlug> builder)
    {
        builder.ToTable("event_slugs");
        builder.HasKey(s => new { s.EventId, s.Slug });
        builder.Property(s => s.Slug).HasMaxLength(60);
        builder.HasIndex(s => s.Slug).IsUnique().HasDatabaseName(EventErrors.SlugsIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
