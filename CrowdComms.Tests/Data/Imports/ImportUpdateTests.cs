using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>People who are registered already are updated, and companies of almost the same name are found.</summary>
public sealed class ImportUpdateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_the_file_says_replaces_what_is_known_and_blanks_leave_it(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var ada = await AdaAsync(house, desk);
        var plan =
            await desk.PlanTextAsync(
                "First name,Last name,Email,Phone,Company,Pass\nAugusta Ada,,ADA@a.example,,Babbage "
                    + "Works,VIP\nGrace,Hopper,grace@a.example,1,Navy,GEN\n", Update);
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 2) { Updated = 1 }, (await desk.PreviewAsync(plan)).Value.Counts);
        var done = (await desk.RunAsync(plan)).Value;
        Assert.Equal(new ImportCounts(1, 0, 0, 0, 2) { Updated = 1 }, done.Counts);
        var now = (await house.Get<RegistrantReader>().GetAsync(desk.Event.Id, ada.Id, desk.Event.Organiser, Stop)).Value;
        Assert.Equal(("Augusta Ada", "Lovelace", "ada@a.example", "+44 1", "Babbage Works", "VIP", RegistrantStatus.Confirmed),
            (now.Person.FirstName, now.Person.LastName, now.Person.Email, now.Person.Phone, now.Company, now.PassType, now.Status));
        await using var context = house.Context();
        var audit = await context.AuditEntries.SingleAsync(a => a.SubjectId == ada.Id, Stop);
        Assert.Equal(["firstName", "company", "passType"], audit.Changes.Select(c => c.Field));
    }

    [Theory, BothEngines]
    public async Task A_file_imported_again_to_update_changes_nothing(Engine engine)
    {
        const string file =
            "First name,Last name,Email,Company,Pass,Tags\nAda,Lovelace,ada@a.example,Acme,GEN,\"a, b\"\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await desk.RunAsync(await desk.PlanTextAsync(file));
        var done =
            (await desk.RunAsync(
                await desk.PlanTextAsync(file.Replace("Acme", "ACME", StringComparison.Ordinal), Update))).Value;
        Assert.Equal(new ImportCounts(0, 1, 0, 0, 0), done.Counts);
    }

    [Theory, BothEngines]
    public async Task Passes_that_are_gone_refuse_the_update_and_those_set_aside_the_newcomer(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await AdaAsync(house, desk);
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == desk.Event.Vip)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Capacity, 0), Stop);
        var navy = new Company(desk.Event.Id, "Navy");
        context.AddRange(navy,
            new Allocation { EventId = desk.Event.Id, CompanyId = navy.Id, PassTypeId = desk.Event.General, Most = 1 });
        await context.SaveChangesAsync(Stop);
        var plan =
            await desk.PlanTextAsync(
                "Name,Email,Company,Pass\nAda L,ada@a.example,,VIP\nA B,b@a.example,navy,GEN\nA "
                    + "C,c@a.example,Navy,GEN\n", Update);
        var done = (await desk.RunAsync(plan)).Value;
        Assert.Equal((1, 0, 2), (done.Counts.New, done.Counts.Updated, done.Counts.Refused));
        Assert.Contains("No VIP pass is left", done.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("set aside for “Navy”", done.Errors[1].Message, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_company_of_almost_the_same_name_is_offered_and_taken_when_the_organiser_says_so(Engine engine)
    {
        const string file =
            "Name,Email,Company,Pass\nA B,b@a.example,Univ. of California,GEN\nC D,d@a.example,UNIVERSITY OF "
                + "CALIFORNIA,GEN\nE F,f@a.example,Siemens,GEN\nG H,h@a.example,Siemens AG,GEN\nI "
                + "J,j@a.example,Siemens AG,GEN\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await using var context = house.Context();
        context.Add(new Company(desk.Event.Id, "University of California"));
        await context.SaveChangesAsync(Stop);
        var near = (await desk.PreviewAsync(await desk.PlanTextAsync(file))).Value.Near;
        Assert.Equal(["Siemens: Siemens AG", "Univ. of California: University of California"], near
            .Select(n => $"{n.Written}: {string.Join(", ", n.Like)}").Order());
        var said = near.ToDictionary(n => n.Key, n => n.Like[0]);
        var done = (await desk.RunAsync(await desk.PlanTextAsync(file, c => c with { Companies = said }))).Value;
        Assert.Equal((5, 1), (done.Counts.New, done.Counts.Companies));
        Assert.Equal(["Siemens AG", "University of California"], await context.Companies.OrderBy(c => c.Name)
            .Select(c => c.Name).ToListAsync(Stop));
        var again = await desk.SuggestAsync("Name,Email,Company,Pass\nK L,l@a.example,Univ. of California,GEN\n");
        Assert.Equal("University of California", again.CompanyMeant("univ. of california"));
    }

    [Theory, BothEngines]
    public async Task The_columns_of_the_last_import_are_remembered_in_whatever_order_they_come(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await desk.RunAsync(await desk.PlanTextAsync("Who,Contact,Email\nAda,a@a.example,x\n", c => c with
        {
            Columns = [ImportField.FirstName, ImportField.Email, ImportField.Of(PersonFields.Notes)],
            PassTypeId = desk.Event.Vip,
            OnDuplicate = OnDuplicate.Update,
        }));
        var again = await desk.SuggestAsync("Email,Company,Contact,Who\nx,Acme,b@a.example,Bo\n");
        Assert.Equal([ImportField.Of(PersonFields.Notes), ImportField.Company, ImportField.Email, ImportField.FirstName], again.Columns);
        Assert.Equal((desk.Event.Vip, OnDuplicate.Update), (again.PassTypeId, again.OnDuplicate));
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == desk.Event.Vip)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Retired, true), Stop);
        Assert.Null((await desk.SuggestAsync("Who,Contact\nBo,b@a.example\n")).PassTypeId);
    }

    [Theory, BothEngines]
    public async Task People_are_written_to_only_when_the_organiser_says_so_and_the_undo_takes_that_back(Engine engine)
    {
        const string file =
            "Name,Email,Pass,Status\nA B,b@a.example,GEN,Confirmed\nC D,d@a.example,GEN,Registered\nE "
                + "F,f@a.example,GEN,Cancelled\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await using var context = house.Context();
        var first = (await desk.RunAsync(await desk.PlanTextAsync(file))).Value;
        Assert.Equal(0, await context.Messages.CountAsync(Stop));
        await desk.UndoAsync(first.Run.Id);
        var second = (await desk.RunAsync(await desk.PlanTextAsync(file, c => c with { Notify = true }))).Value;
        Assert.Equal([("b@a.example", MessageKind.Confirmed), ("d@a.example", MessageKind.Registered)],
            (await context.Messages.OrderBy(m => m.Email).ToListAsync(Stop)).Select(m => (m.Email, m.Kind)));
        Assert.False((await desk.SuggestAsync(file)).Notify);
        Assert.Equal(3, (await desk.UndoAsync(second.Run.Id)).Value.Run.Undone);
        Assert.Equal(0, await context.Messages.CountAsync(m => m.State == MessageState.Queued, Stop));
    }

    private static ImportChoices Update(ImportChoices choices) => choices with { OnDuplicate = OnDuplicate.Update };

    private static Task<RegistrantRow> AdaAsync(House house, ImportDesk desk) =>
        house.RegisterAsync(desk.Event,
            new RegistrantDetails("Ada", "Lovelace", "ada@a.example", "GEN", "Acme") { Phone = "+44 1" });
}
