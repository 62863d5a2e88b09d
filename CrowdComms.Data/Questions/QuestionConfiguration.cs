using System.Text.Json;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Questions;

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Key).HasMaxLength(QuestionRules.MostOfKey);
        builder.Property(q => q.Label).HasMaxLength(QuestionRules.MostOfLabel);
        builder.Property(q => q.Help).HasMaxLength(QuestionRules.MostOfHelp);
        builder.Property(q => q.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(q => q.Options).HasConversion(
            options => JsonSerializer.Serialize(options, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<QuestionOption>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<List<QuestionOption>>((a, b) => ReferenceEquals(a, b), options => options.Count));
        builder.HasIndex(q => new { q.EventId, q.Key }).IsUnique();
        builder.HasOne<Event>().WithMany().HasForeignKey(q => q.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.HasKey(a => new { a.RegistrantId, a.QuestionId });
        builder.HasIndex(a => a.QuestionId);
        builder.HasIndex(a => a.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Cascade);

        // NO ACTION is checked at the end of the statement: an event can be deleted with all its rows, a question with
        // answers cannot.
        builder.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.NoAction);
    }
}
