using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class AnswersApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_written_read_replaced_and_taken_away()
    {
        var (size, days) = await AskAsync();
        using var program = await OpenAsync(expo.App, "organiser");
        var asked = (await program.GetAsync($"{Expo}/questions")).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(q => q.GetProperty("key").GetString()!);
        Assert.Equal(("Choice", 2),
            (asked[size].GetProperty("kind").GetString(), asked[size].GetProperty("options").GetArrayLength()));

        var made =
            await program.PostAsync(People, Person(new Dictionary<string, object> { [size] = "large", [days] = 2.5 }));
        Assert.Equal($$"""{"{{size}}":"Large","{{days}}":2.5}""", made["answers"]);
        var one = $"{People}/{made["id"]}";
        Assert.Equal(made["answers"], (await program.GetAsync(one))["answers"]);
        var listed = await program.GetAsync($"{People}?search=answers@engine.example");
        Assert.Equal(made["answers"], Assert.Single(listed.Body.GetProperty("items").EnumerateArray())
            .GetProperty("answers").ToString());
        Assert.Equal(made["answers"], (await program.PostAsync($"{one}/confirm", null))["answers"]);

        var changed =
            await program.PatchAsync(one, new { answers = new Dictionary<string, object?> { [size] = null } });
        Assert.Equal((200, $$"""{"{{days}}":2.5}"""), (changed.Status, changed["answers"]));
        Assert.Equal(changed["answers"], (await program.PatchAsync(one, new { jobTitle = "Countess" }))["answers"]);
        var kept = await program.PutAsync(one, Person(null), ("If-Match", "*"));
        Assert.Equal((200, changed["answers"]), (kept.Status, kept["answers"]));
        var replaced =
            await program.PutAsync(one, Person(new Dictionary<string, object> { [size] = "Small" }), ("If-Match", "*"));
        Assert.Equal($$"""{"{{size}}":"Small"}""", replaced["answers"]);
        var several = await program.PatchAsync(one,
            new { answers = new Dictionary<string, object?> { [days] = 3, ["nothing-asked"] = null } });
        Assert.Equal((200, $$"""{"{{size}}":"Small","{{days}}":3}"""), (several.Status, several["answers"]));
        Assert.Equal(several["answers"], (await program.GetAsync(one))["answers"]);
        Assert.Equal("{}", (await program.PatchAsync(one, new { answers = (object?)null }))["answers"]);
    }

    [Fact]
    public async Task A_patch_reads_the_answers_once_whatever_it_changes()
    {
        using var sent = new SentStatements();
        await using var app = await AppInProcess.StartAsync();
        sent.Folder = app.Folder;
        using var program = await OpenAsync(app, "organiser");
        var one = $"{People}/{(await program.PostAsync(People, Person(null)))["id"]}";
        sent.Take();

        Assert.Equal(200, (await program.PatchAsync(one, new { phone = "1" })).Status);
        Assert.Equal(1, SentStatements.Reading(sent.Take(), "answers"));
        Assert.Equal(200, (await program.PatchAsync(one, new { answers = new { } })).Status);
        Assert.Equal(1, SentStatements.Reading(sent.Take(), "answers"));
    }

    [Fact]
    public async Task A_wrong_answer_is_a_problem_that_names_the_question_as_it_was_named()
    {
        var (size, days) = await AskAsync();
        using var program = await OpenAsync(expo.App, "staff");
        async Task RefusedAsync(string name, object value)
        {
            var refused = await program.PostAsync(People,
                Person(new Dictionary<string, object> { [name] = value }, "wrong@engine.example"));
            Assert.Equal((400, "validation", $"answers.{name}"),
                (refused.Status, refused.Code, Assert.Single(refused.Wrong)));
        }

        await RefusedAsync(size, "Huge");
        await RefusedAsync(size, new[] { "Small", "Large" });
        await RefusedAsync(days, "soon");
        await RefusedAsync(days, new { number = 1 });
        await RefusedAsync("nothing-asked", true);
    }

    [Fact]
    public async Task What_a_program_read_before_a_choice_was_renamed_or_retired_is_taken_when_it_writes()
    {
        var (size, _) = await AskAsync();
        using var program = await OpenAsync(expo.App, "organiser");
        var made = await program.PostAsync(People, new
        {
            firstName = "Bob",
            email = "renamed@engine.example",
            passType = "GEN",
            answers = new Dictionary<string, object> { [size] = "Large" }
        });
        await using var context = await expo.App.ContextAsync();
        var question = await context.Questions.AsNoTracking().SingleAsync(q => q.Key == size, Stop);
        var changed = new QuestionDetails("Size of shirt", QuestionKind.Choice)
        {
            Options = [.. QuestionOption.New("Tiny", "Huge"), question.Options[1] with { Text = "Roomy", Retired = true }],
        };
        Assert.True((await expo.App.Get<QuestionService>().ChangeAsync(question.EventId, question.Id, changed, Actor.System, Stop)).IsOk);

        var one = $"{People}/{made["id"]}";
        Assert.Equal($$"""{"{{size}}":"Roomy"}""", (await program.GetAsync(one))["answers"]);
        var kept = await program.PatchAsync(one, new { answers = new Dictionary<string, object> { [size] = "Large" } });
        Assert.Equal((200, $$"""{"{{size}}":"Roomy"}"""), (kept.Status, kept["answers"]));
        Assert.Equal(400, (await program.PostAsync(People, new
        {
            firstName = "Cleo",
            email = "retired@engine.example",
            passType = "GEN",
            answers = new Dictionary<string, object> { [size] = "Roomy" }
        })).Status);
    }

    private static object Person(Dictionary<string, object>? answers, string email = "answers@engine.example") =>
        answers is null ? new { firstName = "Ada", email, passType = "GEN" } : new { firstName = "Ada", email, passType = "GEN", answers };

    private async Task<(string Size, string Days)> AskAsync()
    {
        await using var context = await expo.App.ContextAsync();
        var eventId = await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(Stop);
        var questions = expo.App.Get<QuestionService>();
        await questions.AddAsync(eventId,
            new QuestionDetails("Size of shirt", QuestionKind.Choice) { Options = QuestionOption.New("Small", "Large") }, Actor.System,
            Stop);
        await questions.AddAsync(eventId, new QuestionDetails("Days with us", QuestionKind.Number), Actor.System, Stop);
        var rows = (await questions.ListAsync(eventId, Actor.System, Stop)).Value;
        return (rows.Last(q => q.Kind == QuestionKind.Choice).Key, rows.Last(q => q.Kind == QuestionKind.Number).Key);
    }
}
