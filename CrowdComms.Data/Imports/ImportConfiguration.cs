using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Imports;

internal sealed class ImportConfiguration :
    IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportTrace>, IEntityTypeConfiguration<ImportFault>,
        IEntityTypeConfiguration<ImportMemory>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.RowWord).HasMaxLength(10);
        builder.Property(i => i.ActorName).HasMaxLength(100);
        builder.Property(i => i.Failure).HasMaxLength(500);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Choices).HasConversion(
            choices => ImportJson.Write(choices), json => ImportJson.Read<ImportChoices>(json),
            new ValueComparer<ImportChoices>((a, b) => ReferenceEquals(a, b), choices => choices.Columns.Count));
        builder.HasIndex(i => new { i.EventId, i.Id });
        builder.HasIndex(i => i.State);
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId).OnDelete(DeleteBehavior.Cascade);
    }

    // No foreign key: the registrant or company of a trace may be deleted before the trace.
    public void Configure(EntityTypeBuilder<ImportTrace> builder)
    {
        builder.ToTable("import_traces");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(t => new { t.ImportId, t.Kind, t.Id });
        builder.HasIndex(t => t.SubjectId);
        builder.HasOne<Import>().WithMany().HasForeignKey(t => t.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportFault> builder)
    {
        builder.ToTable("import_faults");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Field).HasMaxLength(40);
        builder.HasIndex(f => new { f.ImportId, f.Id });
        builder.HasOne<Import>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportMemory> builder)
    {
        builder.ToTable("import_memories");
        builder.HasKey(m => m.EventId);
        builder.Property(m => m.Choices).HasConversion(
            choices => ImportJson.Write(choices), json => ImportJson.Read<RememberedChoices>(json),
            new ValueComparer<RememberedChoices>((a, b) => ReferenceEquals(a, b), choices => choices.Headings.Count));
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
