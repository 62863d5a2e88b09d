using AngleSharp.Dom;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
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

    private static Dictionary<string, string> Typed(string field, string text) => new(StringComparer.Ordinal) { [field] = text };

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RegistrationPerMinute"] = "100000" },
    });
}
