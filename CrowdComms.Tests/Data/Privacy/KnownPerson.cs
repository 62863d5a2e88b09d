using CrowdComms.Data.Badges;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Privacy;

/// <summary>A person who left traces wherever the product keeps any, whose name JSON and databases write
/// in several ways.</summary>
internal static class KnownPerson
{
    internal const string Email = "Zoe.Quist+expo@mail.example", Phone = "+49 170 5550199", First = "Zoë",
        Last = "O'Néill-Quist";

    /// <summary>What nobody may find afterwards, the codes apart.</summary>
    internal static readonly string[] Words =
    [
        "zoe.quist", "5550199", "Zoë O'Néill-Quist", "O'Néill-Quist Zoë", "zoe o'neill-quist", "o'neill-quist",
        "O'Néill-Quist", "Glassblower", "peanuts", "wheelchair", "front row", "blue-tag", "Her bag broke",
        "Zozo the Magnificent", "Old Zozonian",
    ];

    private static readonly RegistrantDetails Details = new(First, Last, Email, "VIP", "Acme")
    {
        Phone = Phone,
        JobTitle = "Glassblower",
        BadgeName = "Zozo the Magnificent",
        Language = "Old Zozonian",
        Notes = "Wants the front row",
        Dietary = "No peanuts",
        Accessibility = "A wheelchair",
        Tags = ["blue-tag"],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Registers her, lets her come, and lets others write of her.</summary>
    /// <returns>She, and the ticket codes that she had.</returns>
    internal static async Task<(RegistrantRow Row, string[] Codes)> LiveAsync(House house, EventAtHand expo)
    {
        var service = house.Get<RegistrantService>();
        var row =
            (await service.RegisterAsync(expo.Id, new NewRegistrant(Details, RegistrantSource.Web), expo.Staff,
                Stop)).Value;
        var first = row.TicketCode;
        var corrected = Details with
        {
            FirstName = "ZOË",
            Notes = "front row, please",
            Answers = await KnownPersonTraces.AnswersAsync(house, expo),
        };
        row = (await service.EditAsync(expo.Id, new RegistrantEdit(row.Id, row.Version, corrected), expo.Staff,
            Stop)).Value;
        await KnownPersonTraces.ExpectAsync(house, expo, row);
        var desk = new ImportDesk(house, expo);
        var list = $"Name,Email,Company,Pass\nZoë O'Néill-Quist,{Email},Acme,VIP\nZoë O'Néill-Quist,{Email},Acme,VIP\n";
        Assert.Equal(1,
            (await desk.RunAsync(await desk.PlanTextAsync(list,
                c => c with { OnDuplicate = OnDuplicate.Update }))).Value.Counts.Updated);
        row = (await house.Get<TicketService>()
            .ReissueAsync(expo.Id, new ReissueRequest(row.Id, first, "Her bag broke"), expo.Staff, Stop)).Value;
        var scan =
            new ScanRequest(Guid.CreateVersion7(), expo.Desk, row.TicketCode, Reason: "Knows O'Néill-Quist well");
        await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, Stop);
        await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Door, row.TicketCode), expo.Staff, Stop);
        foreach (var reason in new[] { null, "Her bag broke too" })
        {
            var order = new PrintOrder(Guid.CreateVersion7(), new BadgeFilter { Ids = [row.Id] }, reason);
            await house.Get<BadgeService>().RecordAsync(expo.Id, order, expo.Staff, Stop);
        }

        await OthersAsync(house, expo, row);
        await KnownPersonTraces.WriteToAsync(house, expo, row);
        row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
        return (row, [first, row.TicketCode]);
    }

    // A namesake's colleague, a company that she speaks for, and its merge.
    private static async Task OthersAsync(House house, EventAtHand expo, RegistrantRow row)
    {
        var friend =
            await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "GEN",
                "Acme Ltd")
            { Notes = $"Comes with zoë o'néill-quist ({Email.ToUpperInvariant()}, {row.TicketCode})" });
        await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, friend.Id,
                new StepRequest(StatusStep.Cancel, "Zoë O'Néill-Quist told us by telephone: " + Phone), expo.Staff,
                Stop);
        var companies = house.Get<CompanyService>();
        var acme = (await house.Get<RegistrantChoices>().CompaniesAsync(expo.Id, "acme", expo.Staff, Stop)).Value;
        var speaks = new CompanyDetails("Acme Ltd", Email.ToLowerInvariant()) { ContactName = "Zoë O'Néill-Quist" };
        await companies.EditAsync(expo.Id, acme.Single(c => c.Name == "Acme Ltd").Id, speaks, expo.Organiser, Stop);
        await house.Get<CompanyLinkService>()
            .IssueAsync(expo.Id, acme.Single(c => c.Name == "Acme Ltd").Id, expo.Organiser, Stop);
        Assert.True((await house.Get<CompanyLinkService>()
            .SendAsync(expo.Id, acme.Single(c => c.Name == "Acme Ltd").Id, expo.Organiser, Stop)).IsOk);
        Result<MergeRow> merged = await house.Get<CompanyMergeService>().MergeAsync(
            expo.Id, new MergeRequest(acme.Single(c => c.Name == "Acme Ltd").Id, acme.Single(c => c.Name == "Acme").Id),
            expo.Organiser, Stop);
        Assert.True(merged.IsOk);
    }
}
