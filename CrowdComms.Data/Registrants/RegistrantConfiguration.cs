using System.Text.Json;
using CrowdComms.Data.Events;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Registrants;

internal sealed class RegistrantConfiguration : IEntityTypeConfiguration<Registrant>, IEntityTypeConfiguration<StatusChange>
{
    internal const string EmailIndex = "ux_registrants_email";
    internal const string StepIndex = "ux_status_changes_registrant_version";

    // A check-in writes no indexed column, so PostgreSQL can update the row in place (a heap-only tuple) and touches no
    // index.
    public void Configure(EntityTypeBuilder<Registrant> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.ComplexProperty(r => r.Person, Configure);
        builder.Property(r => r.EmailKey).HasMaxLength(254);
        builder.Property(r => r.EmailShare).HasMaxLength(EmailShares.MostLength);
        builder.Property(r => r.TicketCode).HasMaxLength(26);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.EventId, r.EmailKey, r.EmailShare }).IsUnique().HasDatabaseName(EmailIndex);
        builder.HasIndex(r => new { r.EventId, r.SortName, r.Id });
        builder.HasIndex(r => new { r.EventId, r.CreatedAt, r.Id });
        builder.HasIndex(r => r.CompanyId);
        builder.HasIndex(r => r.PassTypeId);
        builder.HasMany<Ticket>().WithOne().HasForeignKey(t => t.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<Answer>().WithOne().HasForeignKey(a => a.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.Company).WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.PassType).WithMany().HasForeignKey(r => r.PassTypeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StatusChange> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ActorName).HasMaxLength(100);
        builder.Property(c => c.Reason).HasMaxLength(300);
        builder.HasIndex(c => new { c.RegistrantId, c.Version }).IsUnique().HasDatabaseName(StepIndex);
        builder.HasIndex(c => new { c.EventId, c.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(c => c.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Station>().WithMany().HasForeignKey(c => c.StationId).OnDelete(DeleteBehavior.Restrict);
    }

    // Each field of a person has its own column, named like the property in snake case.
    private static void Configure(ComplexPropertyBuilder<PersonDetails> person)
    {
        foreach (var field in PersonFields.All)
        {
            var property = person.Metadata.ComplexType.FindProperty(field.Property)!;
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Property));
            property.SetMaxLength(field.IsList ? null : field.Most);
        }
    }
}
