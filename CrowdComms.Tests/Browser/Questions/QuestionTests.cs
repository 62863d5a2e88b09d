using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Questions;

[Collection(BrowserUser.Collection)]
public sealed class QuestionTests
{
    private static readonly string[] Cities = ["Accra", "Berlin", "Cairo", "Delhi", "Evora", "Fez", "Graz", "Hanoi",
        "Izmir"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_phone_without_script_every_kind_of_question_is_answered_and_corrected()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await AskAsync(app, context);
        await using var visitor = await BrowserUser.OpenAsync(app, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new ViewportSize { Width = 390, Height = 844 };
        });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/register/demo-expo");
        await page.GetByLabel("First name").FillAsync("Ada");
        await page.GetByLabel("Email").FillAsync("ada.answers@test.example");
        await page.GetByLabel("General").CheckAsync();
        await page.GetByLabel("I agree that").CheckAsync();
        await page.GetByLabel("What brings you here?").FillAsync("Curiosity\nand the engines");
        await page.GetByLabel("Years in the field").FillAsync("many");
        await page.GetByLabel("Poetry").CheckAsync();
        await page.GetByLabel("Maths").CheckAsync();
        await page.GetByLabel("Nearest city").SelectOptionAsync("Hanoi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("“Years in the field” needs a number, such as 12 or 2.5.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“T-shirt” needs an answer.");
        await Expect(page.GetByRole(AriaRole.Alert)).Not.ToContainTextAsync("Dinner");
        await Expect(page.GetByLabel("What brings you here?")).ToHaveValueAsync("Curiosity\nand the engines");
        await Expect(page.GetByLabel("Years in the field")).ToHaveValueAsync("many");
        await Expect(page.GetByLabel("Maths")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Nearest city").Locator("option:checked")).ToHaveTextAsync("Hanoi");
        await page.GetByLabel("Years in the field").FillAsync("12");
        await page.GetByRole(AriaRole.Radio, new() { Name = "M", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await Expect(page.GetByText("This page is your ticket")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit my details" }).ClickAsync();
        await Expect(page.GetByLabel("Years in the field")).ToHaveValueAsync("12");
        await Expect(page.GetByText("Dinner")).ToHaveCountAsync(0);
        await page.GetByLabel("Poetry").UncheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "First time here?" }).GetByLabel("Yes").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal(["Curiosity\nand the engines", "12", "M", "Maths", "Hanoi", "Yes"], await AnswersAsync(app, context));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Organisers_ask_and_staff_answer_in_the_drawer_and_at_the_desk(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await AskAsync(app, context);
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 900 }));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/register/demo-expo");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“T-shirt” needs an answer.");
        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));

        await page.SignInAsync("organiser");
        await page.GotoAsync("/events/demo-expo/registration");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Questions that are asked" })
            .GetByRole(AriaRole.Listitem)).ToHaveCountAsync(7);
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit T-shirt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Question *")).ToHaveValueAsync("T-shirt");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Question *").FillAsync("Size of your T-shirt");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }))
            .ToContainTextAsync("Size of your T-shirt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Edit Size of your T-shirt" })).ToBeVisibleAsync();

        var person = await context.Registrants.OrderBy(r => r.SortName).FirstAsync(Stop);
        await page.GotoAsync($"/events/demo-expo/registrants?person={person.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        var questions = page.GetByRole(AriaRole.Region, new() { Name = "Questions of this event" });
        await questions.GetByLabel("Years in the field").FillAsync("a lot");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(questions.GetByText("“Years in the field” needs a number")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await questions.GetByLabel("Years in the field").FillAsync("40");
        await questions.GetByLabel("Maths").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "Maths" })).ToBeVisibleAsync();
        Assert.Equal(["40", "Maths"], await AnswersAsync(app, context));
    }

    private static async Task<IEnumerable<string>> AnswersAsync(AppInProcess app, CrowdCommsContext context)
    {
        var person = await context.Registrants.FirstAsync(r => context.Answers.Any(a => a.RegistrantId == r.Id), Stop);
        var answers = await app.Get<AnswerReader>().OfAsync(person.EventId, person.Id, Actor.System, Stop);
        return answers.Value.Select(a => a.Text);
    }

    private static async Task AskAsync(AppInProcess app, CrowdCommsContext context)
    {
        // The demo takes place today, and may be over at this time of the day.
        var end = TimeProvider.System.GetUtcNow().AddDays(2);
        await context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.EndsAt, end).SetProperty(e => e.SelfRegistration, true), Stop);
        // What the demo asks is asked elsewhere.
        await context.Answers.ExecuteDeleteAsync(Stop);
        await context.Questions.ExecuteDeleteAsync(Stop);
        var eventId = await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(Stop);
        var vip = await context.PassTypes.Where(p => p.EventId == eventId && p.Code == "VIP").Select(p => p.Id)
            .SingleAsync(Stop);
        await context.PassTypes.Where(p => p.Id == vip)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true), Stop);
        QuestionDetails[] asked =
        [
            new("What brings you here?", QuestionKind.Text),
            new("Years in the field", QuestionKind.Number) { Help = "Roughly." },
            new("T-shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M", "L"), Required = true },
            new("Topics", QuestionKind.Choices) { Options = QuestionOption.New("Poetry", "Maths", "Engines") },
            new("Nearest city", QuestionKind.Choice) { Options = QuestionOption.New(Cities) }, new("First time here?", QuestionKind.YesNo),
            new("Dinner on Friday?", QuestionKind.YesNo) { Required = true, PassTypeIds = [vip],
                Help = "For speakers and guests of honour." },
        ];
        foreach (var details in asked)
        {
            Assert.True((await app.Get<QuestionService>().AddAsync(eventId, details, Actor.System, Stop)).IsOk);
        }
    }
}
