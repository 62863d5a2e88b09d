using System.Text.Json;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Merges;

internal sealed class CompanyMergeConfiguration
    : IEntityTypeConfiguration<CompanyMerge>, IEntityTypeConfiguration<MergedPerson>
{
    public void Configure(EntityTypeBuilder<CompanyMerge> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.FromName).HasMaxLength(200);
        builder.Property(m => m.By).HasMaxLength(100);
        builder.Property(m => m.UndoneAt).IsConcurrencyToken();
        builder.Property(m => m.Kept).HasConversion(
            kept => JsonSerializer.Serialize(kept, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<MergeKept>(json, JsonSerializerOptions.Default)!);
        builder.HasIndex(m => new { m.EventId, m.IntoId, m.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MergedPerson> builder)
    {
        builder.ToTable("company_merge_people");
        builder.HasKey(p => new { p.MergeId, p.RegistrantId });
        builder.HasIndex(p => p.RegistrantId);
        builder.HasOne<CompanyMerge>().WithMany().HasForeignKey(p => p.MergeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(p => p.RegistrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
