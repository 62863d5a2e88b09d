using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

/// <summary>The desk, by keyboard alone.</summary>
[Collection(BrowserUser.Collection)]
public sealed class DeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scanner_that_types_and_presses_enter_checks_in_at_once_and_the_second_time_says_so()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);

        await page.ScanAsync(person.TicketCode);
        await Expect(Result(page, "Admitted")).ToContainTextAsync(person.Person.LastName);
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();
        await Expect(page.Locator("#desk-field")).ToHaveValueAsync("");
        await Axe.AssertCleanAsync(page);
        await page.ScanAsync(person.TicketCode);
        await Expect(Result(page, "AlreadyCheckedIn")).ToContainTextAsync("Desk A, by");
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Two_tickets_read_faster_than_the_answers_come_are_both_decided()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var people = await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed).OrderBy(r => r.Id)
            .Take(4).ToListAsync(Stop);

        foreach (var person in people)
        {
            await page.ScanAsync(person.TicketCode);
        }

        var ids = people.ConvertAll(p => p.Id);
        await Expect(page.Locator("[data-waiting='0']")).ToBeVisibleAsync();
        await Expect(Result(page, "Admitted")).ToContainTextAsync(people[^1].Person.LastName);
        Assert.Equal(4, await context.Registrants.AsNoTracking()
            .CountAsync(r => ids.Contains(r.Id) && r.Status == RegistrantStatus.CheckedIn, Stop));
    }

    [Fact]
    public async Task Not_confirmed_is_let_in_with_a_reason_and_taken_back_by_a_key()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = await PersonAsync(app, RegistrantStatus.Registered);
        await page.ScanAsync(person.TicketCode);
        await Expect(Result(page, "NotConfirmed")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.TypeAsync("On the guest list");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Result(page, "Admitted")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F8");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Scanned by mistake" })).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Result(page, "Undone")).ToContainTextAsync("The check-in is undone");
        Assert.Equal(RegistrantStatus.Confirmed, (await PersonAsync(app, person.Id)).Status);
    }

    [Fact]
    public async Task An_unknown_code_says_so_and_markup_is_only_text()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ColorScheme = ColorScheme.Dark);
        var page = await OpenAsync(visitor);
        await page.ScanAsync("4006381333931");
        await Expect(Result(page, "UnknownCode")).ToContainTextAsync("Search by name");
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.TypeAsync("<script>alert(1)</script>");
        await Expect(page.GetByText("“<script>alert(1)</script>”")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_walk_in_is_registered_and_in_by_keyboard_and_a_likely_duplicate_is_named()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var known = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.Keyboard.TypeAsync("Zaphod");
        await Expect(page.GetByText("No one found")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F2");
        await Expect(page.GetByLabel("First name")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("First name")).ToHaveValueAsync("Zaphod");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Beeblebrox");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(known.Person.Email.ToUpperInvariant());
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Already registered?")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Email").FillAsync("zaphod@heart.example");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Result(page, "Admitted")).ToContainTextAsync("Zaphod Beeblebrox");
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_walk_in_of_a_known_name_is_shown_who_it_is_and_needs_no_address()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var known = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.Keyboard.PressAsync("F2");
        await page.GetByLabel("First name").FillAsync(known.Person.FirstName);
        await page.GetByLabel("Last name").FillAsync(known.Person.LastName);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Already registered?").First).ToBeVisibleAsync();
        await Expect(Result(page, "Admitted")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Register new person" }).ClickAsync();
        await Expect(Result(page, "Admitted")).ToContainTextAsync(known.Person.LastName);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(["", known.Person.Email], await context.Registrants.Where(r => r.SortName == known.SortName)
            .Select(r => r.Person.Email).OrderBy(e => e).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_page_that_is_loaded_anew_has_its_station_its_text_and_its_last_answer()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.ScanAsync(person.TicketCode);
        await Expect(Result(page, "Admitted")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("qqqq");
        await Expect(page.GetByText("No one found")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("#desk-field")).ToHaveValueAsync("qqqq");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Desk A" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await Expect(Result(page, "Admitted")).ToContainTextAsync(person.Person.LastName);
    }

    [Fact]
    public async Task A_scan_on_its_way_when_the_page_was_lost_is_sent_again_and_recorded_once()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.ScanAsync(person.TicketCode);
        await Expect(Result(page, "Admitted")).ToBeVisibleAsync();
        // The answer is shown before the browser has noted the scan as the last one and as no longer waiting.
        await Expect(page.Locator("[data-waiting='0']")).ToBeVisibleAsync();
        var scanId = await page.EvaluateAsync<string>("sessionStorage.getItem('desk.demo-expo.last')");

        // As it is when the answer was lost with the connection.
        await page.EvaluateAsync(
            "([text, scanId]) => sessionStorage.setItem('desk.demo-expo.waiting', JSON.stringify([{ text, scanId }]))",
            new[] { person.TicketCode, scanId });
        await page.ReloadAsync();
        await Expect(Result(page, "Admitted")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-waiting='0']")).ToBeVisibleAsync();

        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(1, await context.Scans.CountAsync(s => s.RegistrantId == person.Id, Stop));
    }

    [Fact]
    public async Task Somebody_who_is_in_already_gets_the_ticket_by_e_mail_and_staff_see_that_it_was_taken_or_refused()
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        await using var app = await AppInProcess.StartAsync(new AppSettings { More = smtp.Configuration });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = await PersonAsync(app, RegistrantStatus.CheckedIn);
        await page.ScanAsync(person.TicketCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Email the ticket" }).ClickAsync();
        await Expect(Result(page, "AlreadyCheckedIn")).ToContainTextAsync("Ticket sent.");
        await Axe.AssertCleanAsync(page);
        Assert.Contains(smtp.Taken,
            mail => mail.To.Mailboxes.Single().Address == person.Person.Email
                && mail.HtmlBody?.Contains("cid:", StringComparison.Ordinal) is true);

        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await context.Registrants.Where(r => r.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Person.Email, "refused@test.example"), Stop);
        await page.ScanAsync(person.TicketCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Email the ticket" }).ClickAsync();
        await Expect(Result(page, "AlreadyCheckedIn"))
            .ToContainTextAsync("The mail server refused this address (550).");
    }

    private static async Task<IPage> OpenAsync(BrowserUser visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/desk");
        await Axe.AssertCleanAsync(page);
        await page.ChooseStationAsync("Desk A");
        return page;
    }

    private static ILocator Result(IPage page, string outcome) => page.Locator($"[data-outcome={outcome}]");

    private static async Task<Registrant> PersonAsync(AppInProcess app, RegistrantStatus status) =>
        (await app.PeopleAsync(status, 1))[0];

    private static async Task<Registrant> PersonAsync(AppInProcess app, Guid id)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Registrants.AsNoTracking().SingleAsync(r => r.Id == id, Stop);
    }
}
