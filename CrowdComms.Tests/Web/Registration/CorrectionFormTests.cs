using System.Net;
using AngleSharp.Html.Dom;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>Staff change a registrant while a browser without a script shows the form that corrects them: the ticket page's
/// and that of a company's link.</summary>
public sealed class CorrectionFormTests
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_staff_changed_in_any_field_survives_a_form_that_was_opened_before()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            foreach (var field in PersonFields.All.Where(f => f.IsFor(form.Audience)))
            {
                using var visitor = new FormVisitor(app);
                await world.EditAsync(form.Person, p => With(p, field, "before"));
                await visitor.FillAsync(form.Address, form.Handler, Nothing);
                await world.EditAsync(form.Person, p => With(p, field, "staff"));

                Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);

                Assert.Equal(Text(field, "staff"), field.Text((await world.RowAsync(form.Person)).Person));
            }
        }
    }

    [Fact]
    public async Task A_field_that_both_changed_is_refused_by_name_and_only_that_one_is_written_the_second_time()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address, form.Handler, Typed(("FirstName", "Typed"), ("LastName", "Mine")));
            await world.EditAsync(form.Person, p => p with { LastName = "Theirs", JobTitle = "Boss", Notes = "Front row" });

            var (status, page) = await visitor.SendAsync();

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal("Someone changed this to “Theirs” in the meantime. Save again to keep yours.", Below(page, "LastName"));
            Assert.Null(Below(page, "FirstName"));
            Assert.Equal(("Typed", "Mine", "Boss"), (Value(page, "FirstName"), Value(page, "LastName"), Value(page, "JobTitle")));
            Assert.Equal("Theirs", (await world.RowAsync(form.Person)).Person.LastName);

            visitor.Fill(page, form.Handler, Nothing);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);
            var now = (await world.RowAsync(form.Person)).Person;
            Assert.Equal(("Typed", "Mine", "Boss", "Front row"), (now.FirstName, now.LastName, now.JobTitle, now.Notes));
        }
    }

    [Fact]
    public async Task A_change_after_the_refusal_is_found_too()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address, form.Handler, Typed(("LastName", "Mine")));
            await world.EditAsync(form.Person, p => p with { LastName = "Theirs" });
            visitor.Fill((await visitor.SendAsync()).Page, form.Handler, Nothing);
            await world.EditAsync(form.Person, p => p with { LastName = "Later", JobTitle = "Boss" });

            var (_, page) = await visitor.SendAsync();

            Assert.Contains("“Later”", Below(page, "LastName"), StringComparison.Ordinal);
            Assert.Equal(("Mine", "Boss"), (Value(page, "LastName"), Value(page, "JobTitle")));
        }
    }

    [Fact]
    public async Task Another_refusal_does_not_forget_what_the_form_showed_first()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address, form.Handler, Typed(("FirstName", ""), ("JobTitle", "Mine")));
            await world.EditAsync(form.Person, p => p with { LastName = "Theirs" });
            var (_, page) = await visitor.SendAsync();
            Assert.Equal("First name is missing.", Below(page, "FirstName"));
            await world.EditAsync(form.Person, p => p with { JobTitle = "Boss" });
            visitor.Fill(page, form.Handler, Typed(("FirstName", "Typed")));

            (_, page) = await visitor.SendAsync();

            Assert.Contains("“Boss”", Below(page, "JobTitle"), StringComparison.Ordinal);
            Assert.Equal(("Typed", "Theirs", "Mine"), (Value(page, "FirstName"), Value(page, "LastName"), Value(page, "JobTitle")));
            visitor.Fill(page, form.Handler, Nothing);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);
            var now = (await world.RowAsync(form.Person)).Person;
            Assert.Equal(("Typed", "Theirs", "Mine"), (now.FirstName, now.LastName, now.JobTitle));
        }
    }

    [Fact]
    public async Task Another_status_is_no_conflict()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address, form.Handler, Typed(("LastName", "Mine")));
            await world.StepAsync(form.Person, StatusStep.Confirm);

            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);

            var row = await world.RowAsync(form.Person);
            Assert.Equal(("Mine", RegistrantStatus.Confirmed), (row.Person.LastName, row.Status));
        }
    }

    [Fact]
    public async Task A_form_without_what_it_showed_overwrites_nothing()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var form in Forms(world))
        {
            await world.EditAsync(form.Person, p => p with { JobTitle = "Boss" });
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address, form.Handler, Typed(("JobTitle", "Mine"), ("LastName", "")));
            visitor.LeaveOut("Input.Seen.");

            var (status, page) = await visitor.SendAsync();

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("“Boss”", Below(page, "JobTitle"), StringComparison.Ordinal);
            Assert.Equal("Boss", (await world.RowAsync(form.Person)).Person.JobTitle);
        }
    }

    [Fact]
    public async Task Answers_are_merged_like_fields()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        var form = Forms(world)[0];
        var options = QuestionOption.New("Red", "White", "Blue");
        await using (var context = await app.ContextAsync())
        {
            context.Add(new Question
            { EventId = world.EventId, Key = "wine", Label = "Which wine?", Kind = QuestionKind.Choices, Options = [.. options] });
            await context.SaveChangesAsync(Stop);
        }

        await world.EditAsync(form.Person, p => p, Give("Opening\ntalk", "Red", "White"));
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync(form.Address, form.Handler, Typed(("LastName", "Mine")));
        await world.EditAsync(form.Person, p => p, Give("Opening\ntalk", "Blue"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);
        Assert.Equal(["Opening\ntalk", "Blue"], await AnswersAsync(world, form.Person));

        await visitor.FillAsync(form.Address, form.Handler, Typed(("Answers.", "Closing talk")));
        await world.EditAsync(form.Person, p => p, Give("Lunch", "White", "Blue"));
        var (_, page) = await visitor.SendAsync();
        var shown = FormVisitor.Shown(page);
        Assert.Contains("Someone changed this to “Lunch” in the meantime. Save again to keep yours.", shown, StringComparison.Ordinal);
        Assert.Contains("Closing talk", shown, StringComparison.Ordinal);
        Assert.Equal([options[1].Id.ToString(), options[2].Id.ToString()],
            page.QuerySelectorAll("input[type=checkbox][checked]").Select(i => i.GetAttribute("value")));
        visitor.Fill(page, form.Handler, Nothing);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync()).Status);
        Assert.Equal(["Closing talk", "White, Blue"], await AnswersAsync(world, form.Person));
    }

    private static Correcting[] Forms(LateWorld world) =>
    [
        new($"/t/{world.Ticket}?act=change", "own-change", world.Holder, PersonAudience.OwnLink),
        new($"/c/{world.Company}?correct={world.Employee}", "correct", world.Employee, PersonAudience.CompanyLink),
    ];

    private static PersonDetails With(PersonDetails person, PersonField field, string word) =>
        PersonFields.Person(f => f == field ? Text(f, word) : f.Value(person));

    private static string Text(PersonField field, string word) =>
        field == PersonFields.Email ? $"{word}@known.example" : field.IsMultiline ? $"{word}\n{field.Name}" : $"{word} {field.Name}";

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) =>
        typed.ToDictionary(t => $"Input.{t.Field}", t => t.Text, StringComparer.Ordinal);

    private static GivenAnswers Give(string talk, params string[] wine) =>
        new(new Dictionary<string, IReadOnlyList<string>> { ["talk"] = [talk], ["wine"] = wine });

    private static async Task<IEnumerable<string>> AnswersAsync(LateWorld world, Guid person) =>
        (await world.Get<AnswerReader>().OfAsync(world.EventId, person, Actor.System, Stop)).Value
            .OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Text);

    private static string? Value(IHtmlDocument page, string field) => page.GetElementById($"Input.{field}")?.GetAttribute("value");

    private static string? Below(IHtmlDocument page, string field) =>
        page.GetElementById($"Input.{field}")?.GetAttribute("aria-invalid") is null ? null
            : page.GetElementById($"Input.{field}-below")?.TextContent;

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RegistrationPerMinute"] = "100000" },
    });

    /// <summary>A form that corrects one registrant.</summary>
    private sealed record Correcting(string Address, string Handler, Guid Person, PersonAudience Audience);
}
