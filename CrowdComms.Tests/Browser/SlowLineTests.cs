using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

/// <summary>Every field that tells the server each letter keeps all of them, though the server's answers come late.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class SlowLineTests
{
    private const string Words = "Ada of Turin";
    private const string Expo = "/events/demo-expo";

    private readonly List<string> _lost = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_of_people_and_the_form_of_a_person_keep_every_letter()
    {
        await using var app = await AppInProcess.StartAsync();
        await AskAsync(app);
        await using var visitor = await BrowserUser.OpenAsync(app);
        var (page, line) = await OpenAsync(visitor, "organiser");
        await page.OpenAsync($"{Expo}/registrants");
        await TypeAsync(line, page.GetByPlaceholder("Search name, email, company or ticket"));
        await TypeAsync(line, page.GetByRole(AriaRole.Combobox, new() { Name = "Company" }));

        await page.OpenAsync($"{Expo}/registrants?person=new");
        var form = page.Locator("[data-panel]");
        string[] labels =
        [
            "First name", "Last name", "Email", "Company", "Job title", "Phone", "Notes for staff", "Dietary needs",
            "Accessibility needs", "Tags",
            "What brings you here?", "Years in the field",
        ];
        foreach (var label in labels)
        {
            await TypeAsync(line, form.GetByLabel(label));
        }

        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.OpenAsync($"{Expo}/registrants?person={person.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel registration" }).ClickAsync();
        await TypeAsync(line, page.GetByLabel("Reason (optional)"));
        await page.OpenAsync($"{Expo}/registrants?person={person.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reissue ticket" }).ClickAsync();
        await TypeAsync(line, page.GetByLabel("Reason (optional)"));
        Assert.True(_lost.Count == 0, string.Join("\n", _lost));
    }

    [Fact]
    public async Task Desk_and_arrivals_keep_every_letter()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var (page, line) = await OpenAsync(visitor, "staff");
        await page.OpenAsync($"{Expo}/desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
        await TypeAsync(line, page.Locator("#desk-field"));
        await page.Keyboard.PressAsync("F2");
        await Expect(page.GetByLabel("First name")).ToBeFocusedAsync();
        foreach (var label in new[] { "First name", "Last name", "Email", "Company (optional)" })
        {
            await page.GetByRole(AriaRole.Dialog).GetByLabel(label).FillAsync("");
            await TypeAsync(line, page.GetByRole(AriaRole.Dialog).GetByLabel(label));
        }

        await page.GetByText("Cancel", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await ScanAsync(page, (await PersonAsync(app, RegistrantStatus.Registered)).TicketCode, "NotConfirmed");
        await TypeAsync(line, page.Locator("#override-reason"));
        await ScanAsync(page, (await PersonAsync(app, RegistrantStatus.Confirmed)).TicketCode, "Admitted");
        await page.Keyboard.PressAsync("F8");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Scanned by mistake" })).ToBeFocusedAsync();
        await TypeAsync(line, page.Locator("#undo-reason"));

        await page.OpenAsync($"{Expo}/explain");
        await TypeAsync(line, page.GetByLabel("Name, email, company or ticket code"));
        await page.OpenAsync($"{Expo}/arrivals");
        await TypeAsync(line, page.GetByRole(AriaRole.Combobox));
        Assert.True(_lost.Count == 0, string.Join("\n", _lost));
    }

    [Fact]
    public async Task The_pages_of_an_organiser_keep_every_letter()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var (page, line) = await OpenAsync(visitor, "organiser");
        await page.OpenAsync($"{Expo}/companies");
        await TypeAsync(line, page.GetByPlaceholder("Search companies"));
        await page.OpenAsync($"{Expo}/companies/{(await PersonAsync(app, RegistrantStatus.Confirmed)).CompanyId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge company" }).ClickAsync();
        await TypeAsync(line, page.GetByLabel("Merge into"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set aside passes" }).ClickAsync();
        await TypeAsync(line, page.GetByLabel("Limit"), "123456789");

        await page.OpenAsync($"{Expo}/alerts");
        await TypeAsync(line, page.GetByRole(AriaRole.Combobox, new() { Name = "Add a company" }));
        await page.OpenAsync($"{Expo}/messages?show=mailing");
        await TypeAsync(line, page.GetByRole(AriaRole.Combobox, new() { Name = "Company" }));
        await TypeAsync(line, page.GetByLabel("Subject *"));
        await TypeAsync(line, page.GetByLabel("Text *"));
        await page.OpenAsync($"{Expo}/messages?show=templates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Confirmed: ticket" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Confirmed: ticket" })).ToBeVisibleAsync();
        foreach (var label in new[] { "Subject *", "Text *" })
        {
            await page.GetByLabel(label).FillAsync("");
            await TypeAsync(line, page.GetByLabel(label));
        }

        await page.OpenAsync($"{Expo}/registration");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add question" }).ClickAsync();
        await TypeAsync(line, page.GetByRole(AriaRole.Dialog).GetByLabel("Question *"));
        await TypeAsync(line, page.GetByRole(AriaRole.Dialog).GetByLabel("Help text"));
        await page.OpenAsync($"{Expo}/badges");
        await page.GetByLabel("Badges", new() { Exact = true }).SelectOptionAsync("All");
        await TypeAsync(line, page.GetByLabel("Reason for reprint"));
        Assert.True(_lost.Count == 0, string.Join("\n", _lost));
    }

    [Fact]
    public async Task A_filter_that_is_asked_at_enter_keeps_what_is_typed_on()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var (page, line) = await OpenAsync(visitor, "organiser");
        await page.OpenAsync($"{Expo}/audit");
        foreach (var label in new[] { "Text", "Who" })
        {
            await page.GetByLabel(label).PressSequentiallyAsync("Analytical ");
            await page.Keyboard.PressAsync("Enter");
            await TypeAsync(line, page.GetByLabel(label), "Engines", "Analytical Engines");
        }

        Assert.True(_lost.Count == 0, string.Join("\n", _lost));
    }

    private static async Task<(IPage Page, SlowLine Line)> OpenAsync(BrowserUser visitor, string who)
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync(who);
        return (page, await SlowLine.LayAsync(page));
    }

    private static async Task ScanAsync(IPage page, string code, string outcome)
    {
        await page.Locator("#desk-field").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"[data-outcome={outcome}]")).ToBeVisibleAsync();
    }

    private async Task TypeAsync(SlowLine line, ILocator field, string words = Words, string? then = null)
    {
        await field.PressSequentiallyAsync(words, new() { Delay = 20 });
        await line.SettleAsync();
        if (await field.InputValueAsync() is var left && left != (then ?? words))
        {
            _lost.Add($"{field}: {left}");
        }
    }

    private static async Task<Registrant> PersonAsync(AppInProcess app, RegistrantStatus status)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Registrants.AsNoTracking().Where(r => r.Status == status && r.CompanyId != null)
            .OrderBy(r => r.Id).FirstAsync(Stop);
    }

    private static async Task AskAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var expo = await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(Stop);
        foreach (var question in new QuestionDetails[] { new("What brings you here?", QuestionKind.Text),
            new("Years in the field", QuestionKind.Number) })
        {
            Assert.True((await app.Get<QuestionService>().AddAsync(expo, question, Actor.System, Stop)).IsOk);
        }
    }
}
