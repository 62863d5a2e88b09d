using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Idempotency;

internal sealed class AnsweredRequestConfiguration : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Key).HasMaxLength(32);
        builder.Property(r => r.Request).HasMaxLength(32);
        builder.HasIndex(r => r.Key).IsUnique().HasDatabaseName(AnsweredRequest.KeyIndex);
        builder.HasIndex(r => r.BegunAt);
        builder.HasIndex(r => r.RegistrantId);
        builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
