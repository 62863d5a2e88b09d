using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Companies;

internal sealed class AllocationConfiguration : IEntityTypeConfiguration<Allocation>
{
    internal const string AllocationIndex = "ux_allocations_company_pass_type";

    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.CompanyId, a.PassTypeId }).IsUnique().HasDatabaseName(AllocationIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(a => a.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PassType>().WithMany().HasForeignKey(a => a.PassTypeId).OnDelete(DeleteBehavior.Cascade);
    }
}
