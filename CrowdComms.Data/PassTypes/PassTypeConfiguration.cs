using CrowdComms.Data.Events;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.PassTypes;

internal sealed class PassTypeConfiguration : IEntityTypeConfiguration<PassType>
{
    public void Configure(EntityTypeBuilder<PassType> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.Property(p => p.Code).HasMaxLength(12);
        builder.Property(p => p.Colour).HasMaxLength(7);
        builder.HasIndex(p => new { p.EventId, p.Code }).IsUnique().HasDatabaseName(PassTypeErrors.CodeIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Zones).WithMany().UsingEntity(
            "pass_type_zones",
            right => right.HasOne(typeof(Zone)).WithMany().HasForeignKey("ZoneId").OnDelete(DeleteBehavior.Cascade),
            left => left.HasOne(typeof(PassType)).WithMany().HasForeignKey("PassTypeId")
                .OnDelete(DeleteBehavior.Cascade));
    }
}
