using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.CompanyLinks;

internal sealed class CompanyLinkConfiguration : IEntityTypeConfiguration<CompanyLink>
{
    internal const string GoodLinkIndex = "ux_company_links_good";

    public void Configure(EntityTypeBuilder<CompanyLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Key).HasMaxLength(32);
        builder.HasIndex(l => l.Key).IsUnique();
        builder.HasIndex(l => l.CompanyId).IsUnique().HasFilter("revoked_at IS NULL").HasDatabaseName(GoodLinkIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(l => l.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(l => l.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
