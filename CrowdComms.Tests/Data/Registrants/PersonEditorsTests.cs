using System.Text;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>Every field of a person survives every editor of the services: what one does not change is there
/// afterwards, and what one changes is changed.</summary>
public sealed class PersonEditorsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static PersonDetails Before { get; } = WholePerson.Of("before");

    private static PersonDetails After { get; } = WholePerson.Of("after");

    [Theory, BothEngines]
    public async Task Registering_and_editing_write_every_field_and_the_audit_names_each(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"));
        WholePerson.AssertSame(Before, row.Person);
        WholePerson.AssertSame(Before, await PersonAsync(house, row.Id));

        var edited = await house.Get<RegistrantService>()
            .EditAsync(expo.Id, new RegistrantEdit(row.Id, row.Version, new RegistrantDetails(After, "GEN", "Acme")), expo.Staff, Stop);

        WholePerson.AssertSame(After, edited.Value.Person);
        WholePerson.AssertSame(After, await PersonAsync(house, row.Id));
        await using var context = house.Context();
        var changes = (await context.AuditEntries.SingleAsync(a => a.SubjectId == row.Id && a.Action == "Changed", Stop)).Changes;
        Assert.Equal(
            PersonFields.All.Select(f => (f.Name, f.Text(Before), f.Text(After))).Order(),
            changes.Select(c => (c.Field, c.Before, c.After)).Order());
    }

    [Theory, BothEngines]
    public async Task Steps_and_scans_keep_every_field_and_a_scan_answers_with_all(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<StatusSteps>();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"), RegistrantStatus.Registered);
        foreach (var step in new[] { StatusStep.Confirm, StatusStep.Cancel, StatusStep.Reinstate, StatusStep.Confirm })
        {
            WholePerson.AssertSame(Before,
                (await service.TakeStepAsync(expo.Id, row.Id, new StepRequest(step), expo.Organiser, Stop)).Value.Person);
        }

        var scan = new ScanRequest(Guid.CreateVersion7(), expo.Desk, row.TicketCode);
        foreach (var request in new[] { scan with { Simulate = true }, scan, scan })
        {
            WholePerson.AssertSame(Before,
                (await house.Get<CheckInService>().ScanAsync(expo.Facts, request, expo.Staff, Stop)).Value.Registrant!.Person);
        }

        WholePerson.AssertSame(Before, await PersonAsync(house, row.Id));
    }

    [Theory, BothEngines]
    public async Task One_s_own_link_changes_its_fields_and_no_others(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"), RegistrantStatus.Registered);
        var own = house.Get<OwnRegistrationService>();
        await using var context = house.Context();
        var key = await context.Tickets.Where(t => t.RegistrantId == row.Id).Select(t => t.PageKey).SingleAsync(Stop);

        Assert.True((await own.ChangeAsync(key, new PersonCorrection(Before, After), Stop)).IsOk);
        var now = await PersonAsync(house, row.Id);
        WholePerson.AssertSame(PersonValues.Written(Before, After, PersonAudience.OwnLink), now);
        Assert.Equal((Before.Email, Before.Notes), (now.Email, now.Notes));
        await own.ConfirmAsync(key, Stop);
        Assert.True((await own.CancelAsync(key, Stop)).IsOk);
        WholePerson.AssertSame(now, await PersonAsync(house, row.Id));
    }

    [Theory, BothEngines]
    public async Task The_link_of_a_company_changes_its_fields_and_no_others(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = (await house.Get<CompanyService>().CreateAsync(expo.Id, new CompanyDetails("Acme"), expo.Organiser, Stop)).Value.Id;
        await house.Get<AllocationService>().SetAsync(expo.Id, company, new AllocationChange(expo.Vip, 5), expo.Organiser, Stop);
        var key = (await house.Get<CompanyLinkService>().IssueAsync(expo.Id, company, expo.Organiser, Stop)).Value!.Key;
        var contact = house.Get<CompanyContactService>();
        Assert.True((await contact.RegisterAsync(key, new GivenDetails(After), "VIP", Stop)).IsOk);
        var given = Assert.Single((await contact.OpenAsync(key, Stop)).Value.People);
        WholePerson.AssertSame(PersonValues.Written(new PersonDetails(), After, PersonAudience.CompanyLink),
            await PersonAsync(house, given.Id));
        WholePerson.AssertSame(await PersonAsync(house, given.Id), given.Given!);
        var edit = new RegistrantEdit(given.Id, 1, new RegistrantDetails(Before, "VIP", "Acme"));
        var known = (await house.Get<RegistrantService>().EditAsync(expo.Id, edit, expo.Staff, Stop)).Value;

        var corrected = After with { Email = Before.Email };
        Assert.True((await contact.CorrectAsync(key, given.Id, new PersonCorrection(known.Person, corrected), Stop)).IsOk);

        var now = await PersonAsync(house, given.Id);
        WholePerson.AssertSame(PersonValues.Written(Before, corrected, PersonAudience.CompanyLink), now);
        Assert.Equal((Before.Notes, Before.Dietary), (now.Notes, now.Dietary));

        // Another address of the same person changes nothing else; another person starts with what the form shows.
        var seen = Assert.Single((await contact.OpenAsync(key, Stop)).Value.People).Given!;
        Assert.True((await contact.CorrectAsync(key, given.Id, new PersonCorrection(seen, After), Stop)).IsOk);
        WholePerson.AssertSame(PersonValues.Written(Before, After, PersonAudience.CompanyLink), await PersonAsync(house, given.Id));
        var another = Before with { Email = "third@known.example", JobTitle = After.JobTitle };
        seen = Assert.Single((await contact.OpenAsync(key, Stop)).Value.People).Given!;
        Assert.True((await contact.CorrectAsync(key, given.Id, new PersonCorrection(seen, another), Stop)).IsOk);
        now = await PersonAsync(house, given.Id);
        WholePerson.AssertSame(
            PersonValues.Written(new PersonDetails { Tags = Before.Tags }, another, PersonAudience.CompanyLink), now);
        Assert.True((await contact.CancelAsync(key, given.Id, Stop)).IsOk);
        WholePerson.AssertSame(now, await PersonAsync(house, given.Id));
    }

    [Theory, BothEngines]
    public async Task An_import_writes_every_field_keeps_what_it_leaves_blank_and_its_undo_puts_all_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var row = await house.RegisterAsync(desk.Event, new RegistrantDetails(Before, "GEN", "Acme"));
        var brief = await desk.RunAsync(
            await desk.PlanTextAsync($"First name,Email,Company,Pass\nOther,{Before.Email},Acme,GEN\n",
                c => c with { OnDuplicate = OnDuplicate.Update }));
        Assert.Equal(1, brief.Value.Counts.Updated);
        WholePerson.AssertSame(Before with { FirstName = "Other" }, await PersonAsync(house, row.Id));

        var whole = After with { Email = Before.Email };
        var full =
            (await desk.RunAsync(await desk.PlanTextAsync(File(whole, After), c => c with { OnDuplicate = OnDuplicate.Update }))).Value;

        Assert.Equal((1, 1), (full.Counts.Updated, full.Counts.New));
        WholePerson.AssertSame(whole, await PersonAsync(house, row.Id));
        await using var context = house.Context();
        WholePerson.AssertSame(After, (await context.Registrants.AsNoTracking().SingleAsync(r => r.Id != row.Id, Stop)).Person);
        Assert.Equal(2, (await desk.UndoAsync(full.Run.Id)).Value.Run.Undone);
        WholePerson.AssertSame(Before with { FirstName = "Other" }, await PersonAsync(house, row.Id));
    }

    [Theory, BothEngines]
    public async Task A_merge_of_companies_and_its_undo_keep_every_field_and_an_export_writes_all(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"));
        var other = await house.RegisterAsync(expo, new RegistrantDetails(After, "GEN", "Acme Ltd"));
        var merges = house.Get<CompanyMergeService>();
        var merge =
            (await merges.MergeAsync(expo.Id, new MergeRequest(row.CompanyId!.Value, other.CompanyId!.Value), expo.Organiser, Stop)).Value;
        WholePerson.AssertSame(Before, await PersonAsync(house, row.Id));
        Assert.Equal(1, (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop)).Value.Back);
        WholePerson.AssertSame(Before, await PersonAsync(house, row.Id));

        await using var export =
            (await house.Get<ExportService>()
                .OpenAsync(expo.Id, new ExportRequest(ExportKind.Registrants, ExportFormat.Csv), expo.Organiser, Stop)).Value;
        using var file = new MemoryStream();
        await export.WriteAsync(file, Stop);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.All(PersonFields.All, f =>
        {
            Assert.Contains(f.ExportHeading, text, StringComparison.Ordinal);
            Assert.Contains(f.Text(Before)!, text, StringComparison.Ordinal);
        });
    }

    private static string File(params PersonDetails[] people)
    {
        var lines = people.Select(p => string.Join(',', [.. PersonFields.All.Select(f => $"\"{f.Text(p)}\""), "Acme", "GEN"]));
        return string.Join('\n',
            [string.Join(',', [.. PersonFields.All.Select(f => f.ExportHeading), "Company", "Pass type"]), .. lines, ""]);
    }

    private static async Task<PersonDetails> PersonAsync(House house, Guid id)
    {
        await using var context = house.Context();
        return (await context.Registrants.AsNoTracking().SingleAsync(r => r.Id == id, Stop)).Person;
    }
}
