using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Privacy;

public sealed class PrivacyServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Nothing_in_any_column_of_any_table_says_who_it_was(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.SharedEmails = true);
        var (person, codes) = await KnownPerson.LiveAsync(house, expo);
        await KnownPersonTraces.NameEverywhereAsync(house, expo);
        var unclassified = await NothingPersonal.UnclassifiedAsync(house,
            await EveryColumn.WithAsync(house, [.. KnownPerson.Words, KnownPerson.First, .. codes]));
        Assert.True(unclassified.Count == 0, string.Join('\n', unclassified));
        Assert.NotEmpty(Directory.GetFiles(house.Get<UploadFolder>().Place));

        Assert.True((await AnonymiseAsync(house, expo, person.Id)).IsOk);

        Assert.Empty(await EveryColumn.WithAsync(house, [.. KnownPerson.Words, .. codes]));
        Assert.Empty(Directory.GetFiles(house.Get<UploadFolder>().Place));
        await using var context = house.Context();
        Assert.DoesNotContain(await context.Messages.ToListAsync(Stop),
            m => m.State == MessageState.Queued && !m.Email.Contains('@', StringComparison.Ordinal));
        Assert.Equal(0, await context.Unsubscribed.CountAsync(Stop));
        foreach (var word in new[] { "quist", "zoe", "5550199", codes[1] })
        {
            Assert.Empty((await house.Get<RegistrantSearch>().FindAsync(expo.Id, word, expo.Staff, Stop)).Value);
        }
    }

    [Theory, BothEngines]
    public async Task Every_figure_and_the_history_stay(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (person, _) = await KnownPerson.LiveAsync(house, expo);
        var before = await house.Get<FiguresReader>().ReadWholeAsync(expo.Id, Stop);
        var history = (await house.Get<HistoryReader>().ReadAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
        var rows = await RowsAsync(house);
        house.Feed.Clear();

        await AnonymiseAsync(house, expo, person.Id);

        Assert.True(before.CountsAs(await house.Get<FiguresReader>().ReadWholeAsync(expo.Id, Stop)));
        Assert.Equal(history.Select(h => h with { Reason = null }),
            (await house.Get<HistoryReader>().ReadAsync(expo.Id, person.Id, expo.Staff, Stop)).Value);
        Assert.Equal(rows, await RowsAsync(house));
        Assert.True(Assert.Single(house.Feed.Published).Reread);
        var row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
        Assert.Equal(("Anonymised person", "", RegistrantStatus.CheckedIn, "Acme", true),
            (row.Name, row.Person.Email, row.Status, row.Company, row.IsAnonymised));
        await using var context = house.Context();
        var entry =
            await context.AuditEntries.SingleAsync(a => a.SubjectId == person.Id && a.Action == "Anonymised", Stop);
        Assert.Equal(("Olga Organiser", 0), (entry.ActorName, entry.Changes.Count));
    }

    [Theory, BothEngines]
    public async Task The_ticket_lets_nobody_in_and_the_address_may_register_again(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (person, codes) = await KnownPerson.LiveAsync(house, expo);
        var page = (await house.Get<TicketService>().OfAsync(expo.Id, person.Id, expo.Staff, Stop)).Value.PageKey;

        await AnonymiseAsync(house, expo, person.Id);

        foreach (var code in codes)
        {
            var scan = await house.Get<CheckInService>()
                .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, code), expo.Staff, Stop);
            Assert.Equal(ScanOutcome.UnknownCode, scan.Value.Outcome);
        }

        var now = (await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
        var revoked = await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, now.TicketCode), expo.Staff, Stop);
        Assert.Equal(ScanOutcome.RevokedCode, revoked.Value.Outcome);
        Assert.Equal("not_found", (await house.Get<TicketService>().PageAsync(page, Stop)).Error!.Code);
        Assert.Equal("not_found", (await house.Get<PersonFileService>().OwnAsync(page, Stop)).Error!.Code);
        var again = await house.RegisterAsync(expo,
            new RegistrantDetails(KnownPerson.First, KnownPerson.Last, KnownPerson.Email, "GEN"));
        Assert.NotEqual(person.Id, again.Id);
    }

    [Theory, BothEngines]
    public async Task Nothing_about_an_anonymised_person_is_changed_any_more(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await AnonymiseAsync(house, expo, person.Id);
        var row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, Stop)).Value;
        var service = house.Get<RegistrantService>();

        Assert.Equal("registrant.anonymised",
            (await service.EditAsync(expo.Id,
                new RegistrantEdit(row.Id, row.Version, new RegistrantDetails("New", null, "new@test.example", "GEN")),
                expo.Staff, Stop)).Error!.Code);
        Assert.Equal("registrant.anonymised",
            (await house.Get<StatusSteps>().TakeStepAsync(expo.Id, row.Id, new StepRequest(StatusStep.Cancel), expo.Organiser,
                Stop)).Error!.Code);
        Assert.Equal("registrant.anonymised",
            (await house.Get<TicketService>()
                .ReissueAsync(expo.Id, new ReissueRequest(row.Id, row.TicketCode), expo.Staff, Stop)).Error!.Code);
        Assert.Equal("registrant.anonymised", (await AnonymiseAsync(house, expo, row.Id)).Error!.Code);
        Assert.Equal("registrant.anonymised",
            (await house.Get<PersonFileService>().OfAsync(expo.Id, row.Id, expo.Organiser, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Others_of_the_same_name_or_telephone_keep_theirs(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var other = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("John", "Smith", "one@test.example", "GEN") { Phone = "030 1234567" });
        var namesake =
            await house.RegisterAsync(expo,
                new RegistrantDetails("John", "Smith", "two@test.example", "GEN")
                {
                    Phone = "030 1234567",
                    Notes = "John Smith, the elder"
                });
        var elsewhere =
            await house.RegisterAsync(other, new RegistrantDetails("John", "Smith", "one@test.example", "GEN"));

        await AnonymiseAsync(house, expo, person.Id);

        var kept = (await house.Get<RegistrantReader>().GetAsync(expo.Id, namesake.Id, expo.Staff, Stop)).Value;
        Assert.Equal(("John Smith", "030 1234567", "John Smith, the elder", "two@test.example"),
            (kept.Name, kept.Person.Phone, kept.Person.Notes, kept.Person.Email));
        Assert.Equal("one@test.example",
            (await house.Get<RegistrantReader>().GetAsync(other.Id, elsewhere.Id, other.Staff, Stop)).Value.Person.Email);
    }

    [Theory, BothEngines]
    public async Task Only_organisers_anonymise_and_take_out_data(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var service = house.Get<PrivacyService>();

        Assert.Equal("forbidden", (await service.AnonymiseAsync(expo.Id, person.Id, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.AnonymiseAsync(expo.Id, person.Id, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal("not_found", (await service.AnonymiseAsync(expo.Id, expo.Desk, expo.Organiser, Stop)).Error!.Code);
        Assert.Equal("forbidden",
            (await house.Get<PersonFileService>().OfAsync(expo.Id, person.Id, expo.Staff, Stop)).Error!.Code);
    }

    private static Task<CrowdComms.Data.Common.Result<CrowdComms.Data.Common.Done>> AnonymiseAsync(
        House house, EventAtHand expo, Guid id) =>
            house.Get<PrivacyService>().AnonymiseAsync(expo.Id, id, expo.Organiser, Stop);

    private static async Task<(int, int, int, int, int)> RowsAsync(House house)
    {
        await using var context = house.Context();
        return (await context.Registrants.CountAsync(Stop), await context.StatusChanges.CountAsync(Stop),
            await context.Scans.CountAsync(Stop),
            await context.ZoneVisits.CountAsync(Stop), await context.BadgePrints.CountAsync(Stop));
    }
}
