using AngleSharp.Html.Dom;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>A question leaves the form between opening and sending it. The typed answer is shown or its loss is said, on
/// each page that answers.</summary>
public sealed class UnaskedAnswersTests
{
    private const string NotKept = "so your answer to it is not saved.";

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_correction_says_that_a_changed_answer_is_not_kept()
    {
        await using var app = await OpenAsync();
        foreach (var change in new Func<LateWorld, Task>[] { w => RetireAsync(app, w), AskOnlyGeneralAsync })
        {
            foreach (var isChanged in new[] { true, false })
            {
                var world = await LateWorld.OpenAsync(app);
                await world.EditAsync(world.Holder, p => p,
                    new GivenAnswers(new Dictionary<string, IReadOnlyList<string>> { ["talk"] = ["Opening\ntalk"] }));
                using var visitor = new FormVisitor(app);
                await visitor.FillAsync($"/t/{world.Ticket}?act=change", "own-change",
                    isChanged ? Typed(("Answers.", "Closing talk")) : Nothing);
                await change(world);

                var shown = FormVisitor.Shown((await visitor.SendAsync()).Page);

                Assert.Contains("Your details are up to date.", shown, StringComparison.Ordinal);
                Assert.Equal(isChanged, shown.Contains(NotKept, StringComparison.Ordinal));
            }
        }

        Task AskOnlyGeneralAsync(LateWorld world) => AskOnlyAsync(app, world, "GEN");
    }

    [Fact]
    public async Task A_refused_correction_shows_the_answer_and_the_next_attempt_says_it_too()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/t/{world.Ticket}?act=change", "own-change", Typed(("Answers.", "Closing talk"), ("FirstName", "")));

        await RefusedThenSavedAsync(app, world, visitor, "own-change");
    }

    [Fact]
    public async Task A_refused_registration_shows_the_answer_and_the_next_attempt_says_it_too()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/register/{world.Slug}", "register", Person(("Answers.", "Closing talk"), ("FirstName", "")));

        await RefusedThenSavedAsync(app, world, visitor, "register");
    }

    [Fact]
    public async Task Without_any_public_pass_the_answers_stay_in_their_fields()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        var talk = await AskOnlyAsync(app, world, "GEN");
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/register/{world.Slug}", "register",
            Person(($"Answers.{talk}", "Closing talk"), ($"Answers.{world.Hall.Id}", world.Hall.Options[1].Id.ToString())));
        await world.PassesAsync(p => p.IsPublic = false);

        var (_, page) = await visitor.SendAsync();

        Assert.Equal("Closing talk", page.QuerySelector($"textarea[name='Input.Answers.{talk}']")?.TextContent.Trim());
        Assert.Equal(world.Hall.Options[1].Id.ToString(),
            page.QuerySelector($"input[name='Input.Answers.{world.Hall.Id}'][checked]")?.GetAttribute("value"));
        Assert.DoesNotContain(NotKept, FormVisitor.Shown(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_for_a_pass_that_was_retired_is_shown_and_the_next_attempt_says_it_too()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        await world.PassesAsync(p => p.Capacity = 50);
        var talk = await AskOnlyAsync(app, world, "GEN");
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/register/{world.Slug}", "register", Person(($"Answers.{talk}", "Closing talk")));
        await world.PassesAsync(p => p.Retired = p.Code == "GEN");

        var (_, page) = await visitor.SendAsync();

        var shown = FormVisitor.Shown(page);
        Assert.Contains("Choose one of the passes below.", shown, StringComparison.Ordinal);
        Assert.Contains(NotKept, shown, StringComparison.Ordinal);
        Assert.Contains("Which talk?Closing talk", Listed(page));
        visitor.Fill(page, "register", Typed(("PassType", "VIP")));
        visitor.Type("Input.PassType", "VIP");
        shown = FormVisitor.Shown((await visitor.SendAsync()).Page);
        Assert.Contains("You are registered.", shown, StringComparison.Ordinal);
        Assert.Contains(NotKept, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_pass_stays_chosen_when_it_is_full()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/register/{world.Slug}", "register", Person());
        await world.PassesAsync(p => p.Capacity = p.Code == "GEN" ? 1 : 5);
        var (_, page) = await visitor.SendAsync();
        Assert.Contains("pass is left", FormVisitor.Shown(page), StringComparison.Ordinal);

        var chosen = Assert.Single(page.QuerySelectorAll("input[name='Input.PassType'][checked]"));
        Assert.False(chosen.HasAttribute("disabled"));
        await world.PassesAsync(p => p.Capacity = 50);
        visitor.Fill(page, "register", Nothing);
        Assert.Contains("You are registered.", FormVisitor.Shown((await visitor.SendAsync()).Page), StringComparison.Ordinal);
    }

    private static async Task RefusedThenSavedAsync(AppInProcess app, LateWorld world, FormVisitor visitor, string form)
    {
        await RetireAsync(app, world);

        var (_, page) = await visitor.SendAsync();

        Assert.Contains("First name is missing.", FormVisitor.Shown(page), StringComparison.Ordinal);
        Assert.Contains(NotKept, FormVisitor.Shown(page), StringComparison.Ordinal);
        Assert.Contains("Which talk?Closing talk", Listed(page));
        visitor.Fill(page, form, Typed(("FirstName", "Typed")));
        Assert.Contains(NotKept, FormVisitor.Shown((await visitor.SendAsync()).Page), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Listed(IHtmlDocument page) => page.QuerySelectorAll("dl > div").Select(row => row.TextContent);

    private static async Task RetireAsync(AppInProcess app, LateWorld world)
    {
        await using var context = await app.ContextAsync();
        await context.Questions.Where(q => q.EventId == world.EventId && q.Key == "talk")
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Retired, true), Stop);
    }

    private static async Task<Guid> AskOnlyAsync(AppInProcess app, LateWorld world, string pass)
    {
        await using var context = await app.ContextAsync();
        var question = await context.Questions.SingleAsync(q => q.EventId == world.EventId && q.Key == "talk", Stop);
        question.PassTypeIds = [await context.PassTypes.Where(p => p.EventId == world.EventId && p.Code == pass)
            .Select(p => p.Id).SingleAsync(Stop)];
        await context.SaveChangesAsync(Stop);
        return question.Id;
    }

    private static Dictionary<string, string> Person(params (string Field, string Text)[] typed) => new(
        [.. Typed(("FirstName", "Typed"), ("Email", "typed@test.example"), ("PassType", "GEN"), ("Consents", "true"))
            .Where(f => typed.All(t => $"Input.{t.Field}" != f.Key)), .. Typed(typed)], StringComparer.Ordinal);

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) =>
        typed.ToDictionary(t => $"Input.{t.Field}", t => t.Text, StringComparer.Ordinal);

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RegistrationPerMinute"] = "100000" },
    });
}
