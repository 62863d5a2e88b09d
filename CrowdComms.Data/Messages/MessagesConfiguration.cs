using System.Text.Json;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Messages;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    internal const string OnceIndex = "ux_messages_once";

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Email).HasMaxLength(254);
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.LastError).HasMaxLength(500);
        builder.Property(m => m.Key).HasMaxLength(32);
        builder.Property(m => m.Facts).HasConversion(
            facts => JsonSerializer.Serialize(facts, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<Dictionary<string, string>>((a, b) => ReferenceEquals(a, b), facts => facts.Count));
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => new { m.IsMass, m.DueAt, m.Id }).HasFilter("state = 'Queued'");
        builder.HasIndex(m => new { m.EventId, m.Id });
        builder.HasIndex(m => new { m.RegistrantId, m.Id });
        builder.HasIndex(m => new { m.RegistrantId, m.Kind }).IsUnique().HasFilter("kind IN ('Reminder', 'AfterEvent')")
            .HasDatabaseName(OnceIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registrant>().WithMany().HasForeignKey(m => m.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Mailing>().WithMany().HasForeignKey(m => m.MailingId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SendingPaceConfiguration : IEntityTypeConfiguration<SendingPace>
{
    public void Configure(EntityTypeBuilder<SendingPace> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasData(new SendingPace { NextAt = DateTimeOffset.UnixEpoch });
    }
}

internal sealed class MessageTemplateConfiguration : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Subject).HasMaxLength(MessageRules.LongestSubject);
        builder.Property(t => t.Body).HasMaxLength(MessageRules.LongestBody);
        builder.HasIndex(t => new { t.EventId, t.Kind }).IsUnique();
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MailingConfiguration : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Subject).HasMaxLength(MessageRules.LongestSubject);
        builder.Property(m => m.Body).HasMaxLength(MessageRules.LongestBody);
        builder.Property(m => m.Audience).HasMaxLength(300);
        builder.Property(m => m.CreatedBy).HasMaxLength(100);
        builder.HasIndex(m => new { m.EventId, m.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnsubscribedConfiguration : IEntityTypeConfiguration<Unsubscribed>
{
    internal const string AddressIndex = "ux_unsubscribed_address";

    public void Configure(EntityTypeBuilder<Unsubscribed> builder)
    {
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.EmailHash).HasMaxLength(32);
        builder.HasIndex(u => new { u.EventId, u.EmailHash }).IsUnique().HasDatabaseName(AddressIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(u => u.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
