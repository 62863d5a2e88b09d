using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.ActorName).HasMaxLength(100);
        builder.Property(a => a.Via).HasMaxLength(20);
        builder.Property(a => a.Address).HasMaxLength(45);
        builder.Property(a => a.Subject).HasMaxLength(40);
        builder.Property(a => a.Action).HasMaxLength(40);
        builder.Property(a => a.Changes).HasConversion(
            changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<FieldChange>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<FieldChange>>((a, b) => ReferenceEquals(a, b), changes => changes.Count));
        builder.HasIndex(a => new { a.EventId, a.SubjectId, a.Id });
        builder.HasIndex(a => new { a.EventId, a.Id });
    }
}
