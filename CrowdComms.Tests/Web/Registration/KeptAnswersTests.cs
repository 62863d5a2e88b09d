using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>What becomes of single answers in forms of people without an account, when the form cannot be received as it
/// was sent.</summary>
public sealed class KeptAnswersTests
{
    [Fact]
    public async Task A_choice_that_came_too_late_is_shown_in_its_words()
    {
        await using var app = await OpenAsync();
        foreach (var (address, form, change) in new (Func<LateWorld, string>, string, Func<LateWorld, Task>)[]
        {
            (w => $"/register/{w.Slug}", "register", w => w.DeleteAsync()),
            (w => $"/t/{w.Ticket}?act=change", "own-change", w => w.StepAsync(w.Holder, StatusStep.Cancel)),
        })
        {
            var world = await LateWorld.OpenAsync(app);
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(address(world), form, Typed($"Input.Answers.{world.Hall.Id}", world.Hall.Options[1].Id.ToString()));
            await change(world);

            var shown = (await visitor.SendAsync()).Page.QuerySelectorAll("dl > div").Select(row => row.TextContent);
            Assert.Contains("Which hall?Hall B", shown);
        }
    }

    [Fact]
    public async Task The_form_of_an_offer_that_is_gone_registers_without_it_when_it_is_sent_once_more()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/register/{world.Slug}?offer={world.Offered}", "register", Typed("Input.FirstName", "Typed"));
        await world.LeaveAsync(world.Offered);

        var (_, page) = await visitor.SendAsync();

        Assert.Equal($"/register/{world.Slug}", page.QuerySelector("form.card")!.GetAttribute("action"));
        Assert.Equal("offered@test.example", page.QuerySelector("[name='Input.Email']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_to_a_question_that_was_retired_meanwhile_is_not_dropped_in_silence()
    {
        await using var app = await OpenAsync();
        foreach (var isRetired in new[] { true, false })
        {
            var world = await LateWorld.OpenAsync(app);
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync($"/register/{world.Slug}", "register", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.FirstName"] = "Typed",
                ["Input.Email"] = "typed@test.example",
                ["Input.PassType"] = "GEN",
                ["Input.Consents"] = "true",
                [$"Input.Answers.{world.Hall.Id}"] = world.Hall.Options[1].Id.ToString(),
            });
            await using var context = await app.ContextAsync();
            await context.Questions.Where(q => q.Id == world.Hall.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(q => q.Retired, isRetired), Stop);

            var shown = FormVisitor.Shown((await visitor.SendAsync()).Page);

            Assert.Contains("You are registered.", shown, StringComparison.Ordinal);
            Assert.Equal(isRetired, shown.Contains("so your answer to it is not saved", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_character_that_no_text_can_have_is_named_and_the_other_words_are_kept()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        foreach (var (address, form) in new[]
        {
            ($"/register/{world.Slug}", "register"), ($"/register/{world.Slug}/waiting", "wait"),
            ($"/t/{world.Ticket}?act=change", "own-change"), ($"/c/{world.Company}", "register"),
        })
        {
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(address, form, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.FirstName"] = "Ty\0ped",
                ["Input.LastName"] = "Kept %00 Words",
            });

            var shown = FormVisitor.Shown((await visitor.SendAsync()).Page);

            Assert.Contains("First name contains a control character. Type it again.", shown, StringComparison.Ordinal);
            Assert.Contains("Kept %00 Words", shown, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Typed(string field, string text) => new(StringComparer.Ordinal) { [field] = text };

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RegistrationPerMinute"] = "100000" },
    });
}
