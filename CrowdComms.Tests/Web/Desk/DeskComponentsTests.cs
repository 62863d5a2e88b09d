using Bunit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Desk;
using CrowdComms.Web.Scans;

namespace CrowdComms.Tests.Web.Desk;

public sealed class DeskComponentsTests
{
    [Fact]
    public async Task Every_outcome_has_a_word_an_icon_and_a_tone_and_no_two_the_same_word()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outcome in Enum.GetValues<ScanOutcome>())
        {
            var result = rendered.Render<ScanResult>(
                p => p.Add(r => r.Answer,
                    Scanned.As(outcome, "So it is.", "Do this.", house.Clock.GetUtcNow())));
            Assert.True(words.Add(result.Find(".word").TextContent), outcome.ToString());
            Assert.Contains(ScanTone.Of(outcome, door: false).Name, result.Find(".result").ClassList);
            Assert.NotNull(result.Find("svg"));
            Assert.Contains("Do this.", result.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_shows_the_person_the_zones_and_what_staff_should_know()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var expo = await house.NewEventAsync();
        var person =
            await house.RegisterAsync(expo,
                new RegistrantDetails("<b>Eve</b>", "O'Neil", "eve@test.example", "VIP",
                    "Acme")
                { Notes = "Met at the gate", Dietary = "Vegan" });

        var result = rendered.Render<ScanResult>(
            p => p.Add(r => r.Answer,
                Scanned.As(ScanOutcome.Admitted, "Checked in.", "Hand out the badge.", house.Clock.GetUtcNow()) with
                {
                    Registrant = person,
                    Zones = ["Main hall", "VIP lounge"],
                }));

        Assert.Equal("<b>Eve</b> O'Neil", result.Find(".name").TextContent);
        Assert.Contains("Main hall, VIP lounge", result.Find(".zones").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Note: Met at the gate", "Dietary: Vegan"], result.FindAll(".remark").Select(r => r.TextContent));
    }

    [Fact]
    public async Task Without_a_station_the_desk_says_who_adds_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);

        var picker = rendered.Render<StationPicker>(p => p.Add(s => s.Stations, []).Add(s => s.OnChosen, _ => { }));

        Assert.Contains("No stations yet", picker.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_highlighted_hit_is_the_one_a_screen_reader_is_told()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var expo = await house.NewEventAsync();
        var (ada, grace) =
            (await house.RegisterAsync(expo, "Ada Lovelace"), await house.RegisterAsync(expo, "Grace Hopper"));
        RegistrantRow? chosen = null;

        var hits = rendered.Render<PersonHits>(p => p.Add(h => h.Hits, [ada, grace]).Add(h => h.Text, "a")
            .Add(h => h.Selected, 1).Add(h => h.OnChosen, (RegistrantRow row) => chosen = row)
            .Add(h => h.OnWalkIn, () => { }));
        hits.Find("[aria-selected=true]").Click();

        Assert.Equal("Grace Hopper", chosen?.Name);
    }

    [Fact]
    public async Task A_reason_is_a_pick_or_something_written_and_never_blank()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var reasons = new List<string>();
        var form = rendered.Render<OverrideForm>(
            p => p.Add(f => f.Label, "Override refusal").Add(f => f.OnReason, (string reason) => reasons.Add(reason)));

        form.Find("form").Submit();
        form.Find("button[type=button]").Click();
        form.Find("input").Input("Guest of the minister");
        form.Find("form").Submit();

        Assert.Equal(["Paid at the desk", "Guest of the minister"], reasons);
    }

    [Fact]
    public async Task Undo_is_offered_for_the_check_in_that_stands_alone()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        await using var rendered = new Rendered(house);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var service = house.Get<CheckInService>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await service.ScanAsync(CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode),
                expo.Staff, Xunit.TestContext.Current.CancellationToken);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var scans = await house.Get<RecentScanReader>()
            .ReadAsync(new EventStation(expo.Id, expo.Desk), 12, expo.Staff,
                Xunit.TestContext.Current.CancellationToken);
        var list = rendered.Render<RecentScans>(p => p.Add(r => r.Event, CheckInServiceTests.Place(expo))
            .Add(r => r.Scans, scans.Value).Add(r => r.OnUndo, _ => { }));

        Assert.Equal(["Already checked in · General", "Checked in · General"], list.FindAll(".what").Select(w => w.TextContent));
        Assert.Single(list.FindAll(".undo"));
    }
}
