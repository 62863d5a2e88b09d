using System.Text.Json;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Events;
using CrowdComms.Data.Merges;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrowdComms.Data.Companies;

internal sealed class CompanyPartsConfiguration :
    IEntityTypeConfiguration<Allocation>, IEntityTypeConfiguration<CompanyLink>, IEntityTypeConfiguration<CompanyMerge>, IEntityTypeConfiguration<MergedPerson>
{
    internal const string AllocationIndex = "ux_allocations_company_pass_type";
    internal const string GoodLinkIndex = "ux_company_links_good";

    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.CompanyId, a.PassTypeId }).IsUnique().HasDatabaseName(AllocationIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(a => a.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PassType>().WithMany().HasForeignKey(a => a.PassTypeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CompanyLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Key).HasMaxLength(32);
        builder.HasIndex(l => l.Key).IsUnique();
        builder.HasIndex(l => l.CompanyId).IsUnique().HasFilter("revoked_at IS NULL").HasDatabaseName(GoodLinkIndex);
        builder.HasOne<Event>().WithMany().HasForeignKey(l => l.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Company>().WithMany().HasForeignKey(l => l.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CompanyMerge> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.FromName).HasMaxLength(200);
        builder.Property(m => m.By).HasMaxLength(100);
        builder.Property(m => m.UndoneAt).IsConcurrencyToken();
        builder.Property(m => m.Kept).HasConversion(
            kept => JsonSerializer.Serialize(kept, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<MergeKept>(json, JsonSerializerOptions.Default)!);
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
