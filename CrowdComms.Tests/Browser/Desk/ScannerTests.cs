using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Browser.Desk;

/// <summary>Scanners as they are: with every ending, every prefix and another keyboard, whatever field has the focus.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class ScannerTests
{
    // Milliseconds between two keys of a hand.
    private const float ByHand = 80;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_ending_and_every_prefix_of_a_scanner_is_one_scan()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var ways = new Dictionary<string, Func<string, Task>>(StringComparer.Ordinal)
        {
            ["Enter"] = code => page.ScanWithAsync(code, "Enter"),
            ["Tab"] = code => page.ScanWithAsync(code, "Tab"),
            ["Tab and Enter"] = code => page.ScanWithAsync(code, "Tab", "Enter"),
            ["CR LF"] = code => page.ScanWithAsync(code, "Enter", "Control+j"),
            ["no ending"] = code => page.ScanWithAsync(code),
            ["a QR prefix"] = code => page.ScanWithAsync($"]Q1{code}", "Enter"),
            ["a Code 128 prefix without an ending"] = code => page.ScanWithAsync($"]C1{code}"),
            ["lower case"] = code => page.ScanWithAsync(code.ToLowerInvariant(), "Enter"),
            ["blanks and dashes between groups"] = code =>
                page.ScanWithAsync($"{code[..4]}\u00A0{code[4..8]}–{code[8..12]} {code[12..]}", "Enter"),
            ["full width"] = code => page.ScanWithAsync(string.Concat(code.Select(c => (char)(c + 0xFEE0))), "Enter"),
            ["a German keyboard"] = code => ScannerKeys.OnGermanAsync(page, code),
            ["a French keyboard"] = code => ScannerKeys.OnFrenchAsync(page, code),
            ["after letters that a hand typed"] = async code =>
            {
                await page.Keyboard.TypeAsync("mar", new() { Delay = ByHand });
                await page.ScanWithAsync(code, "Enter");
            },
            ["after letters, without an ending"] = async code =>
            {
                await page.Keyboard.TypeAsync("mar", new() { Delay = ByHand });
                await page.ScanWithAsync(code);
            },
            ["typed by hand"] = async code =>
            {
                await page.Keyboard.TypeAsync(code, new() { Delay = ByHand });
                await page.Keyboard.PressAsync("Enter");
            },
        };
        var people = await app.PeopleAsync(RegistrantStatus.Confirmed, ways.Count);

        foreach (var ((way, scan), person) in ways.Zip(people))
        {
            await scan(person.TicketCode);
            await Expect(Result(page, "Admitted"), way).ToContainTextAsync(person.Person.LastName);
            await Expect(page.Locator("#desk-field"), way).ToHaveValueAsync("");
            await Expect(page.Locator("#desk-field"), way).ToBeFocusedAsync();
        }

        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var ids = people.Select(p => p.Id).ToList();
        Assert.Equal(ways.Count, await context.Scans.CountAsync(s => ids.Contains(s.RegistrantId!.Value), Stop));
    }

    [Fact]
    public async Task A_ticket_that_is_scanned_into_another_field_is_a_scan_and_the_field_keeps_its_words()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var waiting = (await app.PeopleAsync(RegistrantStatus.Registered, 1))[0];
        var people = await app.PeopleAsync(RegistrantStatus.Confirmed, 4);

        // Into the reason of an override: the person before stays out, the next is admitted by their own ticket.
        await page.ScanWithAsync(waiting.TicketCode, "Enter");
        await Expect(Result(page, "NotConfirmed")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.TypeAsync("Paid", new() { Delay = ByHand });
        await page.ScanWithAsync(people[0].TicketCode, "Enter");
        await Expect(Result(page, "Admitted")).ToContainTextAsync(people[0].Person.LastName);
        Assert.Equal(RegistrantStatus.Registered, await StatusAsync(app, waiting.Id));

        // Into the reason of an undo.
        await page.Keyboard.PressAsync("F8");
        await page.Locator("#undo-reason").FocusAsync();
        await page.ScanWithAsync(people[1].TicketCode, "Enter");
        await Expect(Result(page, "Admitted")).ToContainTextAsync(people[1].Person.LastName);
        Assert.Equal(RegistrantStatus.CheckedIn, await StatusAsync(app, people[0].Id));

        // While a button has the focus, without an ending.
        await page.Keyboard.PressAsync("F8");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Scanned by mistake" })).ToBeFocusedAsync();
        await page.ScanWithAsync(people[2].TicketCode);
        await Expect(Result(page, "Admitted")).ToContainTextAsync(people[2].Person.LastName);

        // Into a walk-in: its dialog closes, because the answer comes first.
        await page.Keyboard.PressAsync("F2");
        await Expect(page.GetByLabel("First name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Zaphod", new() { Delay = ByHand });
        await page.ScanWithAsync(people[3].TicketCode, "Enter");
        await Expect(Result(page, "Admitted")).ToContainTextAsync(people[3].Person.LastName);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        List<Guid> scanned = [waiting.Id, .. people.Select(p => p.Id)];
        Assert.Equal([null, null, null, null, null], await context.Scans
            .Where(s => scanned.Contains(s.RegistrantId!.Value)).Select(s => s.Reason).ToListAsync(Stop));
        Assert.False(await context.Registrants.AnyAsync(r => r.Person.FirstName.StartsWith("Zaphod"), Stop));
    }

    [Fact]
    public async Task A_scan_that_is_taken_back_welcomes_nobody()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await OpenAsync(visitor);
        var person = (await app.PeopleAsync(RegistrantStatus.Confirmed, 1))[0];
        await page.ScanWithAsync(person.TicketCode, "Enter");
        await Expect(Result(page, "Admitted")).ToContainTextAsync("Hand out the badge");
        await page.Keyboard.PressAsync("F8");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Scanned by mistake" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(Result(page, "Undone")).ToContainTextAsync("Undone");
        await Expect(Result(page, "Undone")).ToContainTextAsync(person.Person.LastName);
        await Expect(Result(page, "Undone")).Not.ToContainTextAsync("Checked in");
        await Expect(Result(page, "Undone")).Not.ToContainTextAsync("badge");
        await Expect(page.Locator(".recent li").First).ToContainTextAsync("Undone");
        await Axe.AssertCleanAsync(page);
    }

    private static async Task<IPage> OpenAsync(BrowserUser visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/desk");
        await page.ChooseStationAsync("Desk A");
        return page;
    }

    private static ILocatorAssertions Expect(ILocator locator, string message) => Assertions.Expect(locator.Describe(message));

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Result(IPage page, string outcome) => page.Locator($"[data-outcome={outcome}]");

    private static async Task<RegistrantStatus> StatusAsync(AppInProcess app, Guid registrantId)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Registrants.Where(r => r.Id == registrantId).Select(r => r.Status).SingleAsync(Stop);
    }
}
