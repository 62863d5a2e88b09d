using System.Data.Common;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Events;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Audit;

/// <summary>What the audit says stays said.</summary>
public sealed class AppendOnlyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_database_refuses_to_change_or_delete_an_entry(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await RenameAsync(house, expo);
        await using var context = house.Context();
        foreach (var statement in new[]
        {
            "UPDATE audit_entries SET actor_name = 'Nobody'", "UPDATE audit_entries SET changes = '[]'",
            "DELETE FROM audit_entries", "DELETE FROM events",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(
                () => context.Database.ExecuteSqlRawAsync(statement, Stop));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        if (engine == Engine.Postgres)
        {
            await Assert.ThrowsAnyAsync<DbException>(
                () => context.Database.ExecuteSqlRawAsync("TRUNCATE audit_entries", Stop));
        }

        var entry = await context.AuditEntries.SingleAsync(Stop);
        Assert.Equal(("Changed", expo.Organiser.Name, "Test Expo"),
            (entry.Action, entry.ActorName, Assert.Single(entry.Changes).Before));
    }

    [Theory, BothEngines]
    public async Task Forgetting_somebody_changes_entries_and_leaves_the_door_locked(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, "Ada Lovelace");
        var edit = new RegistrantEdit(ada.Id, ada.Version, new RegistrantDetails("Ada", "King", ada.Person.Email, "GEN"));
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, edit, expo.Organiser, Stop)).IsOk);
        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, ada.Id, expo.Organiser, Stop)).IsOk);
        await using var context = house.Context();
        Assert.DoesNotContain("Lovelace",
            string.Join('\n', await context.Database.SqlQueryRaw<string>(
                "SELECT changes AS \"Value\" FROM audit_entries").ToListAsync(Stop)), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<DbException>(
            () => context.Database.ExecuteSqlRawAsync("DELETE FROM audit_entries", Stop));
    }

    [Theory, BothEngines]
    public async Task Retention_forgets_the_addresses_of_those_who_worked_there(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.RetentionDays = 1);
        await RenameAsync(house, expo);
        house.Clock.Advance(TimeSpan.FromDays(10));
        await house.Get<RetentionService>().CarryOutAsync(Stop);
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == "Changed", Stop);
        Assert.Equal(("Page", null, 1), (entry.Via, entry.Address, entry.Changes.Count));
    }

    [Fact]
    public void Services_offer_no_way_to_change_or_delete_entries()
    {
        var sources =
            Directory.GetFiles(Path.Combine(Repository.Root, "CrowdComms.Data"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains("Migrations", StringComparison.Ordinal)
                    && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal)).ToList();
        var writers = sources.Where(f => File.ReadAllText(f) is var text
            && (text.Contains("audit.OpenAsync(context", StringComparison.Ordinal)
                || text.Contains("AuditEntries.Remove", StringComparison.Ordinal)
                || text.Contains("UPDATE audit_entries", StringComparison.Ordinal)));
        Assert.Equal(["EventDeletionService.cs", "Forgetting.cs", "PrivacyService.cs", "RetentionService.cs"], writers
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(AuditReader).GetMethods(),
            m => m.Name.StartsWith("Delete", StringComparison.Ordinal)
                || m.Name.StartsWith("Edit", StringComparison.Ordinal));
        Assert.All(typeof(AuditEntry).GetProperties(),
            p => Assert.True(p.SetMethod is null || !p.SetMethod.IsPublic
                || p.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Length > 0, $"{p.Name} can be set."));
    }

    private static async Task RenameAsync(House house, EventAtHand expo)
    {
        var events = house.Get<EventService>();
        var settings = (await events.GetAsync(expo.Id, expo.Organiser, Stop)).Value;
        var edit = new EventEdit(expo.Id, settings.Version, settings.Details with { Name = "Spring Expo" });
        Assert.True(
            (await events.EditAsync(edit, expo.Organiser with { From = new("Page", "198.51.100.7") }, Stop)).IsOk);
    }
}
