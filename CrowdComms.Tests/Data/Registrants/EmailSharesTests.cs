using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>Who may have which email address: nobody needs one at the desk, and some events let people share one.</summary>
public sealed class EmailSharesTests
{
    private const string Family = "family@test.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Walk_ins_need_no_address_and_get_no_message(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (ada, bo) = ((await AddAsync(house, expo, "Ada", "King", "")).Value, (await AddAsync(house, expo, "Bo", "King", " ")).Value);

        Assert.Equal("validation", (await AddAsync(house, expo, "Cy", "King", "", RegistrantSource.Api)).Error!.Code);
        Assert.Equal(("", false, false), (ada.Person.Email, ada.HasEmail, ada.IsAnonymised));
        Assert.Equal("Ada B. King", (await EditAsync(house, expo, ada, d => d with { FirstName = "Ada B." })).Value.Name);
        var reached = (await EditAsync(house, expo, bo, d => d with { Email = "bo@test.example" })).Value;
        Assert.False((await EditAsync(house, expo, reached, d => d with { Email = "" })).Value.HasEmail);
        var byApi = (await AddAsync(house, expo, "Cy", "King", "cy@test.example", RegistrantSource.Api)).Value;
        var emptied = await EditAsync(house, expo, byApi, d => d with { Email = "" });
        Assert.Equal("Email is missing.", emptied.Error!.Fields!["email"][0]);
        Assert.Empty((await house.Get<RegistrantSearch>().LikelyDuplicatesAsync(expo.Id,
            new RegistrantDetails("Dee", "Other", "", "GEN"), expo.Staff, Stop)).Value);
        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, ada.Id, expo.Organiser, Stop)).IsOk);
        await using var context = house.Context();
        Assert.Equal([byApi.Id], await context.Messages.Select(m => m.RegistrantId!.Value).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_address_belongs_to_one_person_unless_the_event_lets_people_share_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = (await AddAsync(house, expo, "Ada", "King", Family)).Value;
        Assert.Equal("registrant.email_taken", (await AddAsync(house, expo, "Bo", "King", Family)).Error!.Code);

        await ShareAsync(house, expo, true);
        var bo = (await AddAsync(house, expo, "Bo", "Kíng", "FAMILY@test.example")).Value;
        Assert.Equal("Someone with this name and email address is already registered for this event.",
            (await AddAsync(house, expo, "bo", "KING", Family)).Error!.Message);
        Assert.Equal("registrant.email_taken", (await AddAsync(house, expo, "ADA", "King", Family)).Error!.Code);
        Assert.Equal("registrant.email_taken", (await EditAsync(house, expo, bo, d => d with { FirstName = "Ada" })).Error!.Code);
        bo = (await EditAsync(house, expo, bo, d => d with { JobTitle = "Pilot" })).Value;
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AddAsync(house, expo, "Cy", "King", Family))));
        Assert.Single(twice, t => t.IsOk);
        Assert.All(twice.Where(t => !t.IsOk), t => Assert.Equal("registrant.email_taken", t.Error!.Code));

        // Those who share an address stay when the setting goes; no other person gets it.
        await ShareAsync(house, expo, false);
        Assert.Equal("registrant.email_taken", (await AddAsync(house, expo, "Di", "King", Family)).Error!.Code);
        Assert.Equal("registrant.email_taken", (await EditAsync(house, expo, bo, d => d with { FirstName = "Ada" })).Error!.Code);
        Assert.True((await EditAsync(house, expo, bo, d => d with { LastName = "Prince" })).IsOk);
        Assert.True((await EditAsync(house, expo, ada, d => d with { JobTitle = "Analyst" })).IsOk);
    }

    [Theory, BothEngines]
    public async Task A_file_registers_people_of_one_address_where_it_is_shared_and_says_how_many(Engine engine)
    {
        const string File = "First name,Last name,Email,Ticket\nAda,King,family@test.example,GEN\nBo,King,family@test.example,GEN\n"
            + "ada,KING,Family@test.example,VIP\nCy,Alone,cy@test.example,GEN\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        Assert.Equal(new ImportCounts(2, 0, 2, 0, 0), (await desk.PreviewAsync(await desk.PlanTextAsync(File))).Value.Counts);

        await ShareAsync(house, desk.Event, true);
        var preview = (await desk.PreviewAsync(await desk.PlanTextAsync(File))).Value;
        Assert.Equal((new ImportCounts(3, 0, 1, 0, 0), 1), (preview.Counts, preview.Shared));
        Assert.Equal("Line 2 already has Family@test.example with this name. Each person can be registered once.",
            Assert.Single(preview.Errors).Message);
        Assert.Equal(new ImportCounts(3, 0, 1, 0, 0), (await desk.RunAsync(await desk.PlanTextAsync(File))).Value.Counts);

        const string Again = "First name,Last name,Email,Job title,Ticket\nBo,King,family@test.example,Pilot,GEN\nDi,King,family@test.example,,GEN\n";
        var updated = await desk.RunAsync(await desk.PlanTextAsync(Again, c => c with { OnDuplicate = OnDuplicate.Update }));
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 0) { Updated = 1 }, updated.Value.Counts);
        await using var context = house.Context();
        // When the addresses are not shared any more, a row still means the person of its name.
        await ShareAsync(house, desk.Event, false);
        const string Once = "First name,Last name,Email,Phone,Ticket\nDi,King,family@test.example,4711,GEN\n";
        var single = await desk.RunAsync(await desk.PlanTextAsync(Once, c => c with { OnDuplicate = OnDuplicate.Update }));
        Assert.Equal(new ImportCounts(0, 0, 0, 0, 0) { Updated = 1 }, single.Value.Counts);
        Assert.Equal(["Ada:", "Bo:Pilot", "Di:4711"], (await context.Registrants.Where(r => r.EmailKey == Family).ToListAsync(Stop))
            .Select(r => $"{r.Person.FirstName}:{r.Person.JobTitle}{r.Person.Phone}").Order(StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task A_family_registers_itself_and_each_finds_their_own_ticket(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync(e => e.SharedEmails = true);
        await using var context = house.Context();
        await context.PassTypes.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true), Stop);
        var registrations = house.Get<PublicRegistrationService>();
        foreach (var first in new[] { "Ada", "Bo" })
        {
            Assert.NotNull((await registrations.RegisterAsync(expo.Slug,
                new PublicPerson(first, "King", Family, "GEN") { Consents = true }, Stop)).Value.PageKey);
        }

        Assert.Null((await registrations.RegisterAsync(expo.Slug,
            new PublicPerson("Bo", "King", Family, "GEN") { Consents = true }, Stop)).Value.PageKey);
        var reminded = await context.Messages.SingleAsync(m => m.Kind == MessageKind.AlreadyRegistered, Stop);
        var bo = await context.Registrants.SingleAsync(r => r.Person.FirstName == "Bo", Stop);
        Assert.Equal(bo.Id, reminded.RegistrantId);

        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, bo.Id, expo.Organiser, Stop)).IsOk);
        var left = await house.Get<RegistrantSearch>().FindAsync(expo.Id, Family, expo.Staff, Stop);
        Assert.Equal("Ada", Assert.Single(left.Value).Person.FirstName);
    }

    private static Task<Result<RegistrantRow>> AddAsync(
        House house, EventAtHand expo, string first, string last, string email, RegistrantSource source = RegistrantSource.Desk) =>
            house.Get<RegistrantService>().RegisterAsync(expo.Id,
                new NewRegistrant(new RegistrantDetails(first, last, email, "GEN"), source, Confirm: true), expo.Organiser, Stop);

    private static async Task<Result<RegistrantRow>> EditAsync(
        House house, EventAtHand expo, RegistrantRow row, Func<RegistrantDetails, RegistrantDetails> change)
    {
        var now = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
        return await house.Get<RegistrantService>()
            .EditAsync(expo.Id, new RegistrantEdit(row.Id, now.Version, change(now.Details)), expo.Organiser, Stop);
    }

    private static async Task ShareAsync(House house, EventAtHand expo, bool shared)
    {
        await using var context = house.Context();
        await context.Events.Where(e => e.Id == expo.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SharedEmails, shared), Stop);
    }
}
