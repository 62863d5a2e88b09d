using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>Columns of a file hold answers to what the event asks.</summary>
public sealed class ImportAnswersTests
{
    private const string Ada =
        "Name,Email,Ticket,T-shirt,Topics,first-time-here\nAda Lovelace,ada@a.example,GEN,m,\"Maths; Rock, and "
            + "roll\",Yes\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Columns_are_recognised_by_the_question_and_rows_refused_as_the_desk_would(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await AskingAsync(house);
        const string file = Ada
            + "Bob,bob@a.example,GEN,Huge,,\nCleo,cleo@a.example,VIP,,\"Poetry,Rock, and "
            + "roll\",no\nDan,dan@a.example,GEN,S,,perhaps\n";
        var choices = await desk.SuggestAsync(file);
        Assert.Equal([3, 4, 5], choices.Questions.Keys.Order());

        var plan = await desk.PlanTextAsync(file, _ => choices);
        var preview = (await desk.PreviewAsync(plan)).Value;
        Assert.Equal(new ImportCounts(2, 0, 2, 0, 0), preview.Counts);
        Assert.Equal([("T-shirt", "M"), ("Topics", "Maths, Rock, and roll"), ("First time here?", "Yes")],
            preview.First[0].Answers);
        var done = (await desk.RunAsync(plan)).Value;

        Assert.Equal(preview.Counts, done.Counts);
        Assert.Equal(
            [(3, "T-shirt", "“T-shirt” has no choice “Huge”. Choose from: S, M, L."),
                (5, "First time here?", "“First time here?” needs yes or no.")],
                done.Errors.Select(e => (e.Row, e.Field, e.Message)));
        Assert.Equal(["first-time-here=Yes", "t-shirt=M", "topics=Maths, Rock, and roll"],
            await AnswersAsync(house, "ada@a.example"));
        Assert.Equal(["first-time-here=No", "topics=Poetry, Rock, and roll"],
            await AnswersAsync(house, "cleo@a.example"));
    }

    [Theory, BothEngines]
    public async Task An_update_changes_what_the_file_answers_leaves_the_rest_and_is_taken_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var desk = await AskingAsync(house);
        await RunAsync(desk, Ada);
        Assert.Equal(1, (await RunAsync(desk, Ada)).Counts.Skipped);
        Assert.Equal(1, (await RunAsync(desk, "Name,Email,Ticket\nAda Lovelace,ada@a.example,GEN\n")).Counts.Skipped);

        var done = await RunAsync(desk,
            "Name,Email,Ticket,Topics,T-shirt,Dinner on Friday?\nAda Lovelace,ada@a.example,VIP,,L,oui\n");

        Assert.Equal(1, done.Counts.Updated);
        Assert.Equal(["dinner-on-friday=Yes", "first-time-here=Yes", "t-shirt=L", "topics=Maths, Rock, and roll"],
            await AnswersAsync(house, "ada@a.example"));
        await using var context = house.Context();
        var changes = (await context.AuditEntries.SingleAsync(a => a.Subject == "Registrant", Stop)).Changes;
        Assert.Equal(
            [("passType", "General", "VIP"), ("answers.t-shirt", "M", "L"), ("answers.dinner-on-friday", null, "Yes")],
            changes.Select(c => (c.Field, c.Before, c.After)));
        Assert.Equal((ImportState.Undone, 1),
            ((await desk.UndoAsync(done.Run.Id)).Value.Run.State, (await desk.SeeAsync(done.Run.Id)).Run.Undone));
        Assert.Equal(["first-time-here=Yes", "t-shirt=M", "topics=Maths, Rock, and roll"],
            await AnswersAsync(house, "ada@a.example"));
    }

    [Theory, BothEngines]
    public async Task A_heading_that_was_given_to_a_question_is_remembered_and_a_pass_that_is_not_asked_is_refused(
        Engine engine)
    {
        const string file = "Name,Email,Ticket,Abendessen,Topics\nAda,ada@a.example,GEN,yes,Maths\n";
        await using var house = await House.OpenAsync(engine);
        var desk = await AskingAsync(house);
        var asked = await house.Get<ImportService>().AskedAsync(desk.Event.Id, Stop);
        var dinner = asked.Single(q => q.Key == "dinner-on-friday").Id;
        var done = (await desk.RunAsync(await desk.PlanTextAsync(file, c => c.Take(3, dinner)))).Value;
        Assert.Equal("“Dinner on Friday?” is not asked of people with this pass.", Assert.Single(done.Errors).Message);

        var again = await desk.SuggestAsync(file);
        Assert.Equal((dinner, asked.Single(q => q.Key == "topics").Id), (again.Questions[3], again.Questions[4]));
        Assert.Equal("import.column_twice",
            (again with { Questions = new Dictionary<int, Guid> { [3] = dinner, [4] = dinner } }).Problem()!.Code);
        Assert.Equal([3], again.Take(3, asked.Single(q => q.Key == "topics").Id).Questions.Keys);
        Assert.Equal([4], again.Take(3, ImportField.Of(PersonFields.Notes)).Questions.Keys);
    }

    private static async Task<ImportDone> RunAsync(ImportDesk desk, string file)
    {
        var choices = await desk.SuggestAsync(file);
        return (await desk.RunAsync(
            await desk.PlanTextAsync(file, _ => choices with { OnDuplicate = OnDuplicate.Update }))).Value;
    }

    private static async Task<ImportDesk> AskingAsync(House house)
    {
        var desk = await ImportDesk.OpenAsync(house);
        QuestionDetails[] asked =
        [
            new("T-shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M", "L"), Required = true },
            new("Topics", QuestionKind.Choices) { Options = QuestionOption.New("Poetry", "Maths", "Rock, and roll") },
            new("First time here?", QuestionKind.YesNo),
            new("Dinner on Friday?", QuestionKind.YesNo) { PassTypeIds = [desk.Event.Vip] },
        ];
        foreach (var details in asked)
        {
            Assert.True(
                (await house.Get<QuestionService>().AddAsync(desk.Event.Id, details, desk.Event.Organiser, Stop)).IsOk);
        }

        return desk;
    }

    private static async Task<List<string>> AnswersAsync(House house, string email)
    {
        await using var context = house.Context();
        var person = await context.Registrants.SingleAsync(r => r.Person.Email == email, Stop);
        var answers = await house.Get<AnswerReader>().OfAsync(person.EventId, person.Id, Actor.System, Stop);
        return [.. answers.Value.Select(a => $"{a.Key}={a.Text}").Order(StringComparer.Ordinal)];
    }
}
