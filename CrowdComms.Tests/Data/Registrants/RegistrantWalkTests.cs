using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Merges;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>A program that reads registrants by a cursor misses nobody, whatever is changed meanwhile.</summary>
public sealed class RegistrantWalkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_is_missed_and_every_change_is_read_while_others_write(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        house.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        var expo = await house.NewEventAsync();
        List<Guid> people = [];
        for (var i = 0; i < 40; i++)
        {
            people.Add((await house.RegisterAsync(expo, $"Walker {(char)('a' + (i % 26))}{i}", RegistrantStatus.Registered)).Id);
        }

        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() => WriteAsync(house, expo, [.. people
            .Where((_, i) => i % 4 == w)]), Stop)));
        var (mirror, until) = (new Dictionary<Guid, RegistrantRow>(), default(DateTimeOffset));
        until = await ReadAsync(house, expo, mirror, null);
        Assert.Subset(mirror.Keys.ToHashSet(), people.ToHashSet());
        while (!writers.IsCompleted)
        {
            until = await ReadAsync(house, expo, mirror, until);
        }

        await writers;
        await ReadAsync(house, expo, mirror, until);
        await using var context = house.Context();
        var now = await context.Registrants.Where(r => r.EventId == expo.Id).Select(r => new
        {
            r.Id,
            r.Version,
            r.Status,
            r.Person.LastName,
            Company = r.Company!.Name,
        }).ToListAsync(Stop);
        Assert.Equal(now.OrderBy(r => r.Id).Select(r => (r.Id, r.Version, r.Status, r.LastName, r.Company)),
            mirror.Values.OrderBy(r => r.Id).Select(r => (r.Id, r.Version, r.Status, r.Person.LastName, r.Company))!);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_change_that_is_committed_after_it_was_passed_comes_in_the_next_reading(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (late, other) = (await house.RegisterAsync(expo, "Late Writer"), await house.RegisterAsync(expo, "Other Person"));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var began = house.Clock.GetUtcNow();
        await using var context = house.Context();
        await using var transaction = await context.Database.BeginTransactionAsync(Stop);
        var person = await context.Registrants.SingleAsync(r => r.Id == late.Id, Stop);
        context.StatusChanges.Add(person.ChangeStatus(RegistrantStatus.Cancelled, new StepTaken(expo.Organiser, began)).Value);
        await context.SaveChangesAsync(Stop);

        house.Clock.Advance(TimeSpan.FromSeconds(20));
        var walk = house.Get<RegistrantWalk>();
        var asked = new RegistrantQuery { UpdatedAfter = began.AddHours(-2) };
        var read = (await walk.ReadAsync(expo.Id, new WalkAsked(asked, null), expo.Staff, Stop)).Value;
        Assert.Equal([late.Id, other.Id], read.Page.Items.Select(r => r.Id));
        Assert.Equal(RegistrantStatus.Confirmed, read.Page.Items[0].Status);
        await transaction.CommitAsync(Stop);

        var again = asked with { UpdatedAfter = read.ReadUntil };
        var next = (await walk.ReadAsync(expo.Id, new WalkAsked(again, null), expo.Staff, Stop)).Value;
        Assert.Equal(RegistrantStatus.Cancelled, Assert.Single(next.Page.Items).Status);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Whatever_changes_of_a_registrant_brings_them_to_the_end_even_at_the_same_instant(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@walk.example", "GEN", "Engines"),
            RegistrantStatus.Registered);
        await house.RegisterAsync(expo, "Another Person");
        var steps = house.Get<StatusSteps>();
        Task StepAsync(StatusStep step) => steps.TakeStepAsync(expo.Id, ada.Id, new StepRequest(step), expo.Organiser, Stop);
        async Task<RegistrantRow> NowAsync() =>
            (await house.Get<RegistrantReader>().GetAsync(expo.Id, ada.Id, expo.Staff, Stop)).Value;
        var company = (await NowAsync()).CompanyId!.Value;
        var (companies, passes) = (house.Get<CompanyService>(), house.Get<PassTypeService>());
        var looms = (await companies.CreateAsync(expo.Id, new CompanyDetails("Looms", null), expo.Organiser, Stop)).Value.Id;
        var changes = new (string Name, Func<Task> Do)[]
        {
            ("an edit", async () => await house.Get<RegistrantService>().EditAsync(expo.Id, new RegistrantEdit(ada.Id,
                (await NowAsync()).Version, (await NowAsync()).Details with { LastName = "King" }), expo.Staff, Stop)),
            ("a confirmation", () => StepAsync(StatusStep.Confirm)),
            ("a check-in", async () => await house.Get<CheckInService>().ScanAsync(expo.Facts,
                new ScanRequest(Guid.CreateVersion7(), expo.Desk, ada.TicketCode), expo.Staff, Stop)),
            ("its undoing", () => StepAsync(StatusStep.UndoCheckIn)),
            ("a new ticket", async () => await house.Get<TicketService>().ReissueAsync(expo.Id,
                new ReissueRequest(ada.Id, (await NowAsync()).TicketCode), expo.Staff, Stop)),
            ("a company's new name", () => companies.EditAsync(expo.Id, company, new CompanyDetails("Engines Ltd", null), expo.Organiser,
                Stop)),
            ("a merge", () => house.Get<CompanyMergeService>().MergeAsync(expo.Id, new MergeRequest(company, looms), expo.Organiser, Stop)),
            ("a pass type's new name", () => passes.EditAsync(expo.Id, expo.General,
                new PassTypeDetails { Name = "Everybody", Code = "GEN", Colour = "#112233" }, expo.Organiser, Stop)),
            ("a cancellation", () => StepAsync(StatusStep.Cancel)),
            ("a reinstatement", () => StepAsync(StatusStep.Reinstate)),
            ("the forgetting", () => house.Get<PrivacyService>().AnonymiseAsync(expo.Id, ada.Id, expo.Organiser, Stop)),
        };
        foreach (var (name, change) in changes)
        {
            var before = (await NowAsync()).UpdatedAt;
            await change();
            var read = (await house.Get<RegistrantWalk>().ReadAsync(expo.Id,
                new WalkAsked(new RegistrantQuery(), new RegistrantCursor(true, before, ada.Id, before)), expo.Staff, Stop)).Value;
            Assert.True(read.Page.Items.Any(r => r.Id == ada.Id), $"{name} is not read");
        }
    }

    [Fact]
    public void A_cursor_is_read_as_it_was_written_and_nothing_else_is_one()
    {
        var cursor = new RegistrantCursor(true, DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), DateTimeOffset.MaxValue.ToUniversalTime());
        Assert.Equal(cursor, RegistrantCursor.Read(cursor.ToString()));
        Assert.Equal(cursor with { ByUpdate = false }, RegistrantCursor.Read((cursor with { ByUpdate = false }).ToString()));
        Assert.All(new[] { "", "x", "=", "ÿ", cursor.ToString()[1..], cursor + "AA", new string('A', 44),
            new string('_', 44), new string('A', 5000) }, text => Assert.Null(RegistrantCursor.Read(text)));
    }

    // Follows the cursors to the end, and keeps the newest of everybody.
    private static async Task<DateTimeOffset> ReadAsync(
        House house, EventAtHand expo, Dictionary<Guid, RegistrantRow> mirror, DateTimeOffset? since)
    {
        var query = new RegistrantQuery { UpdatedAfter = since, PageSize = 7 };
        RegistrantCursor? after = null;
        while (true)
        {
            var read = (await house.Get<RegistrantWalk>().ReadAsync(expo.Id, new WalkAsked(query, after), expo.Staff, Stop)).Value;
            foreach (var row in read.Page.Items.Where(r => !mirror.TryGetValue(r.Id, out var known) || known.UpdatedAt < r.UpdatedAt))
            {
                mirror[row.Id] = row;
            }

            if ((after = read.Next) is null)
            {
                return read.ReadUntil;
            }
        }
    }

    private static async Task WriteAsync(House house, EventAtHand expo, IReadOnlyList<Guid> people)
    {
        var (steps, edits, reader) = (house.Get<StatusSteps>(), house.Get<RegistrantService>(), house.Get<RegistrantReader>());
        foreach (var (id, round) in people.SelectMany(id => Enumerable.Range(0, 3).Select(round => (id, round))))
        {
            await steps.TakeStepAsync(expo.Id, id, new StepRequest(round switch
            {
                0 => StatusStep.Confirm,
                1 => StatusStep.Cancel,
                _ => StatusStep.Reinstate,
            }), expo.Organiser, Stop);
            var now = (await reader.GetAsync(expo.Id, id, expo.Staff, Stop)).Value;
            await edits.EditAsync(expo.Id, new RegistrantEdit(id, now.Version,
                now.Details with { LastName = $"{(char)('z' - round)} {id:n}", Company = $"Company {round}" }), expo.Organiser, Stop);
        }
    }
}
