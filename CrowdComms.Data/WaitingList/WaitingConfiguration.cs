using CrowdComms.Data.Capacity;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.WaitingList;

internal sealed class WaitingConfiguration : IEntityTypeConfiguration<WaitingPerson>
{
    internal const string AddressIndex = "ux_waiting_people_address";

    public void Configure(EntityTypeBuilder<WaitingPerson> builder)
    {
        builder.ToTable("waiting_people");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.FirstName).HasMaxLength(100);
        builder.Property(w => w.LastName).HasMaxLength(100);
        builder.Property(w => w.Email).HasMaxLength(254);
        builder.Property(w => w.EmailKey).HasMaxLength(254);
        builder.Property(w => w.Language).HasMaxLength(35);
        builder.Property(w => w.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.Key).HasMaxLength(32);
        builder.HasIndex(w => w.Key).IsUnique();
        builder.Property(w => w.EmailShare).HasMaxLength(EmailShares.MostLength);
        builder.HasIndex(w => new { w.EventId, w.EmailKey, w.EmailShare }).IsUnique().HasDatabaseName(AddressIndex);
        builder.HasIndex(w => new { w.EventId, w.State, w.JoinedAt });
        builder.HasOne<Event>().WithMany().HasForeignKey(w => w.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PassType>().WithMany().HasForeignKey(w => w.PassTypeId).OnDelete(DeleteBehavior.Cascade);
    }
}
