using System.Text;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Exports;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Audit;

/// <summary>Organisers find who changed what.</summary>
public sealed class AuditReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Entries_are_found_by_who_what_when_and_words(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var zoe = await house.RegisterAsync(expo, new RegistrantDetails("Zoë", "Müller", "zoe@a.example", "GEN"));
        var edit = new RegistrantEdit(zoe.Id, zoe.Version,
            new RegistrantDetails("Zoë", "Müller", "zoe@müller.example", "GEN") { JobTitle = "100% Ärztin" });
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, edit, expo.Staff, Stop)).IsOk);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(
            (await house.Get<ZoneService>()
                .CreateAsync(expo.Id, new ZoneDetails("Press room", 20),
                    expo.Organiser with { From = new Origin("API", "203.0.113.9") }, Stop)).IsOk);

        Assert.Equal(["Zone", "Registrant"], (await FindAsync(house, expo, new AuditQuery())).Select(r => r.Subject));
        Assert.Equal("Zoë Müller", Assert.Single(await FindAsync(house, expo, new AuditQuery { Text = "ärzt" })).Name);
        Assert.Single(await FindAsync(house, expo, new AuditQuery { Text = "100% " }));
        Assert.Empty(await FindAsync(house, expo, new AuditQuery { Text = "100_" }));
        Assert.Single(await FindAsync(house, expo, new AuditQuery { Text = "Zoë <ZOE@xn--mller-kva.example>." }));
        Assert.Equal("Zone", Assert.Single(await FindAsync(house, expo, new AuditQuery { Text = "PRESS" })).Subject);
        Assert.Equal("Registrant",
            Assert.Single(await FindAsync(house, expo,
                new AuditQuery { Who = expo.Staff.Name[..3].ToUpperInvariant(), What = "Registrant" })).Subject);
        var zone = Assert.Single(
            await FindAsync(house, expo, new AuditQuery { From = house.Clock.GetUtcNow().AddHours(-1) }));
        Assert.Equal(("Press room", "API", "203.0.113.9", "Created"), (zone.Name, zone.Via, zone.Address, zone.Action));
        Assert.Equal("Registrant", Assert.Single(
            await FindAsync(house, expo, new AuditQuery { Until = house.Clock.GetUtcNow().AddHours(-1) })).Subject);
        Assert.Equal(["Registrant", "Zone"],
            (await house.Get<AuditReader>().KindsAsync(expo.Id, expo.Organiser, Stop)).Value);
    }

    [Theory, BothEngines]
    public async Task It_is_for_organisers_of_the_event_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        Assert.True((await house.Get<ZoneService>()
            .CreateAsync(other.Id, new ZoneDetails("Elsewhere", null), other.Organiser, Stop)).IsOk);
        var reader = house.Get<AuditReader>();
        Assert.Equal("forbidden", (await reader.PageAsync(expo.Id, new AuditQuery(), expo.Staff, Stop)).Error?.Code);
        Assert.Equal("not_found", (await reader.PageAsync(expo.Id, new AuditQuery(), expo.Stranger, Stop)).Error?.Code);
        Assert.Empty(await FindAsync(house, expo, new AuditQuery { Text = "Elsewhere" }));
        Assert.Empty(await FindAsync(house, expo, new AuditQuery { Text = "' OR 1=1 --" }));
    }

    [Theory, BothEngines]
    public async Task Pages_turn_and_the_whole_leaves_as_a_file(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        for (var i = 1; i <= 5; i++)
        {
            Assert.True((await house.Get<ZoneService>()
                .CreateAsync(expo.Id, new ZoneDetails($"Zone {i}", i), expo.Organiser, Stop)).IsOk);
        }

        var second =
            (await house.Get<AuditReader>()
                .PageAsync(expo.Id, new AuditQuery { Page = 2, PageSize = 2 }, expo.Organiser, Stop)).Value;
        Assert.Equal((5, "Zone 3, Zone 2"), (second.Total, string.Join(", ", second.Items.Select(r => r.Name))));
        await using var export =
            (await house.Get<ExportService>()
                .OpenAsync(expo.Id,
                    new ExportRequest(ExportKind.Audit,
                        ExportFormat.Csv)
                    { Audit = new AuditQuery { Text = "zone 4" } }, expo.Organiser, Stop)).Value;
        await using var file = new MemoryStream();
        await export.WriteAsync(file, Stop);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("\"Created\",\"name\",,\"Zone 4\"", lines[1], StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Marks_are_audited_by_ids_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, "Ada Lovelace");
        var target = new MarkTarget(MarkKind.Person, ada.Id);
        await house.Get<MarkService>().MarkAsync(expo.Id, target, expo.Organiser, Stop);
        await house.Get<MarkService>().MarkAsync(expo.Id, target, expo.Organiser, Stop);
        await house.Get<MarkService>().UnmarkAsync(expo.Id, target, expo.Organiser, Stop);
        await house.Get<MarkService>().UnmarkAsync(expo.Id, target, expo.Organiser, Stop);
        var rows = await FindAsync(house, expo, new AuditQuery { Thing = ada.Id });
        Assert.Equal(["Unmarked", "Marked"], rows.Select(r => r.Action));
        Assert.All(rows, r => Assert.Equal("Person", Assert.Single(r.Changes).After));
    }

    private static async Task<IReadOnlyList<AuditRow>> FindAsync(House house, EventAtHand expo, AuditQuery query) =>
        (await house.Get<AuditReader>().PageAsync(expo.Id, query, expo.Organiser, Stop)).Value.Items;
}
