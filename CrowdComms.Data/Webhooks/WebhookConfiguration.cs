using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Webhooks;

internal sealed class WebhookConfiguration
    : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookDelivery>
{
    internal const int UrlLength = 500;

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Url).HasMaxLength(UrlLength);
        builder.Property(w => w.Kinds).HasMaxLength(300);
        builder.Property(w => w.Secret).HasMaxLength(1000);
        builder.HasIndex(w => new { w.EventId, w.Id });
        builder.HasOne<Event>().WithMany().HasForeignKey(w => w.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasMaxLength(40);
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.LastError).HasMaxLength(500);
        builder.HasIndex(d => new { d.WebhookId, d.CauseId, d.Kind }).IsUnique();
        builder.HasIndex(d => new { d.WebhookId, d.Id });
        builder.HasIndex(d => d.DueAt).HasFilter("state = 'Queued'");
        builder.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
