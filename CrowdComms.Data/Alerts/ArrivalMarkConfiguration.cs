using CrowdComms.Data.Accounts;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Alerts;

internal sealed class ArrivalMarkConfiguration : IEntityTypeConfiguration<ArrivalMark>
{
    internal const string PersonIndex = "ux_arrival_marks_person";
    internal const string CompanyIndex = "ux_arrival_marks_company";
    internal const string PassTypeIndex = "ux_arrival_marks_pass_type";

    public void Configure(EntityTypeBuilder<ArrivalMark> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => new { m.UserId, m.RegistrantId }).IsUnique().HasFilter("registrant_id IS NOT NULL")
            .HasDatabaseName(PersonIndex);
        builder.HasIndex(m => new { m.UserId, m.CompanyId }).IsUnique().HasFilter("company_id IS NOT NULL")
            .HasDatabaseName(CompanyIndex);
        builder.HasIndex(m => new { m.UserId, m.PassTypeId }).IsUnique().HasFilter("pass_type_id IS NOT NULL")
            .HasDatabaseName(PassTypeIndex);
        builder.HasIndex(m => new { m.EventId, m.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(m => m.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PassType>().WithMany().HasForeignKey(m => m.PassTypeId).OnDelete(DeleteBehavior.Cascade);
    }
}
