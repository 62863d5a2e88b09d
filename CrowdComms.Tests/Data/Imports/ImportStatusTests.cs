using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>A second file carries confirmations and cancellations over, and the organiser says what unknown words mean.</summary>
public sealed class ImportStatusTests
{
    private const string Head = "Name,Email,Pass,Status\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_second_file_carries_confirmations_and_cancellations_over(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await desk.RunAsync(await desk.PlanTextAsync(
            Head + "Ada,a@a.example,GEN,Registered\nBo,b@a.example,GEN,Confirmed\nCy,c@a.example,GEN,Cancelled\n"
                + "Di,d@a.example,GEN,Confirmed\n"));
        const string second = Head + "Ada,a@a.example,GEN,Confirmed\nBo,b@a.example,GEN,Cancelled\nCy,c@a.example,GEN,Confirmed\n"
            + "Di,d@a.example,GEN,\n";
        var untouched = await desk.PreviewAsync(await desk.PlanTextAsync(second, c => c with { OnDuplicate = OnDuplicate.Update }));
        Assert.Equal((0, 4), (untouched.Value.Counts.Updated, untouched.Value.Counts.Skipped));
        var plan = await desk.PlanTextAsync(second, c => c with { OnDuplicate = OnDuplicate.Update, UpdateStatus = true });
        var foreseen = (await desk.PreviewAsync(plan)).Value.Counts;
        var done = (await desk.RunAsync(plan)).Value;
        Assert.Equal((2, 1, 1), (done.Counts.Updated, done.Counts.Skipped, done.Counts.Refused));
        Assert.Equal(foreseen, done.Counts);
        Assert.Equal("Cy is cancelled here, but confirmed in the file. If the file is right, reinstate them first.",
            Assert.Single(done.Errors).Message);
        Assert.Equal("Confirmed Cancelled Cancelled Confirmed", await StatusesAsync(house));
        var undone = (await desk.UndoAsync(done.Run.Id)).Value;
        Assert.Equal("Confirmed Confirmed Cancelled Confirmed", await StatusesAsync(house));
        Assert.Contains("Ada (a@a.example) was kept as is, because the file confirmed them", undone.Errors[0].Message,
            StringComparison.Ordinal);
        await using var context = house.Context();
        Assert.Equal(0, await context.Messages.CountAsync(Stop));
        Assert.Equal(["Registered", "Confirmed", "Cancelled", "Registered", "Confirmed"], (await context.StatusChanges
            .Where(c => context.Registrants.Any(r => r.Id == c.RegistrantId && r.EmailKey == "b@a.example"))
            .OrderBy(c => c.Version).Select(c => c.To).ToListAsync(Stop)).Select(s => s.ToString()));
    }

    [Theory, BothEngines]
    public async Task A_cancellation_in_the_file_gives_its_place_to_a_later_row(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = new ImportDesk(house, await house.NewEventAsync(e => e.Capacity = 1));
        await desk.RunAsync(await desk.PlanTextAsync(Head + "Ada,a@a.example,GEN,Confirmed\n"));
        var done = (await desk.RunAsync(await desk.PlanTextAsync(Head + "Ada,a@a.example,GEN,Cancelled\nBo,b@a.example,GEN,Confirmed\n",
            c => c with { OnDuplicate = OnDuplicate.Update, UpdateStatus = true }))).Value;
        Assert.Equal((1, 1, 0), (done.Counts.New, done.Counts.Updated, done.Counts.Refused));
        var undone = (await desk.UndoAsync(done.Run.Id)).Value;
        Assert.Empty(undone.Errors);
        Assert.Equal("Confirmed", await StatusesAsync(house));
    }

    [Theory, BothEngines]
    public async Task Each_unknown_word_is_listed_once_with_its_rows_and_gets_its_own_meaning(Engine engine)
    {
        const string file = Head + "A,a@a.example,Early Bird,waitlist\nB,b@a.example,early bird,Waitlist\nC,c@a.example,Gala,no-show\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var first = (await desk.PreviewAsync(await desk.PlanTextAsync(file))).Value;
        Assert.Equal([("Early Bird", 2), ("Gala", 1)], first.UnknownPasses.Select(w => (w.Written, w.Rows)));
        Assert.Equal([("waitlist", 2), ("no-show", 1)], first.UnknownStatuses.Select(w => (w.Written, w.Rows)));
        Assert.Equal((0, 3), (first.Counts.New, first.Counts.Refused));
        var plan = await desk.PlanTextAsync(file, c => c with
        {
            PassTypes = new Dictionary<string, Guid>
            {
                [first.UnknownPasses[0].Key] = desk.Event.Vip,
                [first.UnknownPasses[1].Key] = desk.Event.General,
            },
            Statuses = new Dictionary<string, RegistrantStatus> { [first.UnknownStatuses[0].Key] = RegistrantStatus.Registered },
        });
        var second = (await desk.PreviewAsync(plan)).Value;
        Assert.Equal(first.UnknownPasses, second.UnknownPasses);
        Assert.Equal(["VIP", "VIP"], second.First.Where(r => r.Fate == RowFate.New).Select(r => r.PassType));
        Assert.Equal("Status", Assert.Single(second.Errors).Field);
        await desk.RunAsync(plan);
        var next = await desk.SuggestAsync(Head + "D,d@a.example,Early Bird,waitlist\n");
        Assert.Equal(desk.Event.Vip, next.PassTypes[first.UnknownPasses[0].Key]);
        Assert.Equal(RegistrantStatus.Registered, next.Statuses[first.UnknownStatuses[0].Key]);
    }

    [Theory, BothEngines]
    public async Task A_remembered_full_name_beside_a_first_name_is_the_last_name(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        await desk.RunAsync(await desk.PlanTextAsync("Name,Email,Ticket\nAda Ashdown,a@a.example,GEN\n"));
        var next = await desk.SuggestAsync("First name,Name,Email,Ticket\nChiara,Conti,c@a.example,GEN\n");
        Assert.Equal([ImportField.FirstName, ImportField.LastName, ImportField.Email, ImportField.PassType], next.Columns);
        var whole = await desk.SuggestAsync("First name,Name,Email,Ticket\nChiara,Chiara Conti,c@a.example,GEN\n");
        Assert.Equal([ImportField.None, ImportField.FullName, ImportField.Email, ImportField.PassType], whole.Columns);
        Assert.Equal("import.column_twice", (next.Take(1, ImportField.FullName) with { PassTypeId = null }).Problem()?.Code);
    }

    [Theory, BothEngines]
    public async Task Cells_that_say_nothing_are_no_company_and_a_shortened_number_is_refused(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        string[] nothing = ["#N/A", "#REF!", "TRUE", "n/a", "-", "none", "TBA", "#NAME?", "?"];
        var rows = nothing.Select((word, i) => $"P{i},p{i}@a.example,GEN,{word},+49 30 {i}");
        var done = (await desk.RunAsync(await desk.PlanTextAsync(
            "Name,Email,Pass,Company,Phone\n" + string.Join('\n', rows) + "\nQ,q@a.example,GEN,Acme,4.91701E+11\n"))).Value;
        Assert.Equal((nothing.Length, 1, 0), (done.Counts.New, done.Counts.Refused, done.Counts.Companies));
        Assert.Equal(("Phone", 11), (done.Errors.Single().Field, done.Errors.Single().Row));
    }

    [Theory, BothEngines]
    public async Task A_quotation_mark_that_swallows_rows_refuses_its_row_and_names_the_lines(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        foreach (var file in new[]
        {
            "First name,Last name,Email,Notes\nA,B,a@z.example,\"hello\nC,D,c@z.example,x\nE,F,e@z.example,y\n",
            "First name,Last name,Email,Company\nA,B,a@z.example,\"Co\nC,D,c@z.example,x\nE,F,\"e@z.example,y\n",
        })
        {
            var preview = (await desk.PreviewAsync(await desk.PlanTextAsync(file, c => c with { PassTypeId = desk.Event.Vip }))).Value;
            Assert.Equal(0, preview.Counts.New);
            Assert.Equal(2, preview.Errors[0].Row);
            Assert.Contains("quotation mark", preview.Errors[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task Yes_under_a_heading_of_cancellations_is_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        foreach (var (heading, yes, no) in new[] { ("Cancelled", "Yes", "No"), ("Storniert?", "ja", "nein"), ("Void Status", "true", "") })
        {
            var key = heading[..1];
            await desk.RunAsync(await desk.PlanTextAsync(
                $"Name,Email,Pass,{heading}\nA,{key}1@a.example,GEN,{yes}\nB,{key}2@a.example,GEN,{no}\n",
                c => c with { Columns = [.. c.Columns.Take(3), ImportField.Status] }));
        }

        Assert.Equal("Cancelled Registered Cancelled Registered Cancelled Registered", await StatusesAsync(house));
    }

    [Theory]
    [InlineData("Cancelled", "Yes", "“Cancelled” looks like a status and is not imported.")]
    [InlineData("Buchungsstatus", "storniert", "“Buchungsstatus” looks like a status and is not imported.")]
    [InlineData("Outcome", "Declined", "“Outcome” looks like a status and is not imported.")]
    [InlineData("Refunded?", "no", "“Refunded?” looks like a status and is not imported.")]
    [InlineData("Segundo apellido", "López", "“Segundo apellido” looks like part of the name")]
    [InlineData("Supervisor email", "boss@z.example", "“Supervisor email” has email addresses and is not imported.")]
    [InlineData("Total paid", "10.00", null)]
    [InlineData("Date de naissance", "1990-01-01", null)]
    public async Task What_a_file_leaves_out_is_said(string heading, string value, string? note)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var desk = await ImportDesk.OpenAsync(house);
        var plan = await desk.PlanTextAsync($"First name,Last name,Email,{heading}\nA,B,a@z.example,{value}\n");
        Assert.Equal(note is null ? 0 : 1, ImportNotes.Of(plan.File, plan.Choices)
            .Count(n => n.StartsWith(note ?? "“", StringComparison.Ordinal)));
    }

    private static async Task<string> StatusesAsync(House house)
    {
        await using var context = house.Context();
        return string.Join(' ', await context.Registrants.OrderBy(r => r.EmailKey).Select(r => r.Status).ToListAsync(Stop));
    }
}
