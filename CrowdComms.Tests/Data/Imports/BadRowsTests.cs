using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>A row's error is named by its line and stops no other row.</summary>
public sealed class BadRowsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Every_faulty_row_is_named_and_every_other_is_imported(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house, "Press");
        var result = (await desk.RunAsync(await desk.PlanAsync(Sample.BadRows))).Value;
        Assert.Equal((10, 0, 12), (result.Counts.New, result.Counts.Skipped, result.Counts.Refused));
        AssertError(result, 3, "First name", "missing");
        AssertError(result, 5, "Email", "not an email address");
        AssertError(result, 7, "Email", "missing");
        AssertError(result, 9, "Pass type",
            "“Platinum Unicorn” is not a pass type of this event. Choose one of General, VIP, Exhibitor, Press.");
        AssertError(result, 11, "First name", "5,000 characters");
        AssertError(result, 13, "Email", "Line 2 already has");
        AssertError(result, 15, "Email", "not an email address");
        AssertError(result, 17, "First name", "control character");
        AssertError(result, 19, "Company", "1,000 characters");
        AssertError(result, 21, "Email", "missing");
        AssertError(result, 22, "Row", "7 cells, but there are 5 headings");
        AssertError(result, 23, "Email", "410 characters");
        await using var context = house.Context();
        Assert.Equal(10, await context.Registrants.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task A_pass_type_is_given_to_rows_without_one_and_to_an_unknown_name_where_it_was_chosen_for_it(Engine engine)
    {
        const string file = "Name,Email,Ticket\nAda Lovelace,a@a.example,\nMarie Curie,m@a.example,17\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var some =
            (await desk.PreviewAsync(
                await desk.PlanTextAsync(file, c => c with { PassTypeId = desk.Event.Vip }))).Value;
        Assert.Equal((1, 1), (some.Counts.New, some.Counts.Refused));
        var all =
            (await desk.PreviewAsync(await desk.PlanTextAsync(file,
                c => c with { PassTypeId = desk.Event.Vip, PassTypes = new Dictionary<string, Guid> { ["17"] = desk.Event.Vip } }))).Value;
        Assert.Equal((2, 0), (all.Counts.New, all.Counts.Refused));
        Assert.All(all.First, row => Assert.Equal("VIP", row.PassType));
    }

    [Theory, BothEngines]
    public async Task People_who_are_checked_in_according_to_the_file_become_confirmed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var plan = await desk.PlanTextAsync(
            "Name,Email,Pass,Status\nAda Lovelace,a@a.example,GEN,Checked in\nMarie Curie,m@a.example,vip,perhaps\n");
        Assert.Equal(1, (await desk.PreviewAsync(plan)).Value.Counts.CheckedIn);
        var result = (await desk.RunAsync(plan)).Value;
        AssertError(result, 3, "Status", "“perhaps” is not a known status");
        await using var context = house.Context();
        var ada = await context.Registrants.SingleAsync(Stop);
        Assert.Equal((RegistrantStatus.Confirmed, null), (ada.Status, ada.CheckedInAt));
    }

    [Theory, BothEngines]
    public async Task Capacities_are_kept_and_cancelled_people_take_no_place(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = new ImportDesk(house, await house.NewEventAsync(e => e.Capacity = 4));
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == desk.Event.Vip)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Capacity, 1), Stop);
        var rows = "1,VIP,\n2,VIP,\n3,VIP,Cancelled\n4,GEN,\n5,GEN,\n6,GEN,\n7,GEN,\n".Split('\n',
            StringSplitOptions.RemoveEmptyEntries).Select(r => $"P,{r[0]}@a.example,{r[2..]}");
        var plan = await desk.PlanTextAsync("Name,Email,Pass,Status\n" + string.Join('\n', rows));
        var preview = (await desk.PreviewAsync(plan)).Value;
        var result = (await desk.RunAsync(plan)).Value;
        Assert.Equal((5, 2), (result.Counts.New, result.Counts.Refused));
        Assert.Equal(preview.Counts, result.Counts);
        AssertError(result, 3, "Pass type", "No VIP pass is left");
        AssertError(result, 8, "Event", "all 4 places are taken");
    }

    [Theory, BothEngines]
    public async Task A_person_registered_while_the_import_looks_is_skipped(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var rows =
            string.Join('\n', Enumerable.Range(0, 300).Select(i => $"Person {i},p{i}@a.example,GEN,Company {i % 40}"));
        var plan = await desk.PlanTextAsync("Name,Email,Pass,Company\n" + rows);
        var registrants = house.Get<RegistrantService>();
        var walkIns = Task.Run(async () =>
        {
            for (var i = 299; i >= 0; i -= 3)
            {
                var details = new RegistrantDetails("Walk", "In", $"P{i}@a.example", "GEN", $"company {i % 40}");
                await registrants.RegisterAsync(desk.Event.Id, new NewRegistrant(details, RegistrantSource.Desk),
                    desk.Event.Staff, Stop);
            }
        }, Stop);
        var result = (await desk.RunAsync(plan)).Value;
        await walkIns;
        Assert.Equal(300, result.Counts.New + result.Counts.Skipped);
        await using var context = house.Context();
        Assert.Equal(300, await context.Registrants.CountAsync(Stop));
        Assert.Equal(40, await context.Companies.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Names_of_every_script_arrive_as_they_were_written(Engine engine)
    {
        string[] names = ["مريم ميرزاخاني", "דן שכטמן", "屠呦呦", "🦊 Fox", "<script>alert(1)</script>",
            "O'Brien; DROP TABLE registrants"];
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var rows = names.Select((name, i) => $"\"{name}\",{i}@a.example,GEN");
        await desk.RunAsync(await desk.PlanTextAsync("First name,Email,Pass\n" + string.Join('\n', rows)));
        await using var context = house.Context();
        Assert.Equal(names, await context.Registrants.OrderBy(r => r.EmailKey).Select(r => r.Person.FirstName).ToArrayAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_event_without_pass_types_and_a_file_that_is_gone_are_refused(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var plan = await desk.PlanTextAsync("Name,Email,Pass\nAda,a@a.example,GEN\n");
        await using var context = house.Context();
        await context.PassTypes.ExecuteUpdateAsync(s => s.SetProperty(p => p.Retired, true), Stop);
        Assert.Equal("import.no_pass_types", (await desk.PreviewAsync(plan)).Error?.Code);
        plan.File.Dispose();
        Assert.Equal("import.gone", (await desk.PreviewAsync(plan)).Error?.Code);
    }

    private static void AssertError(ImportDone result, int row, string field, string says)
    {
        var error = Assert.Single(result.Errors, e => e.Row == row && e.Field == field);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
