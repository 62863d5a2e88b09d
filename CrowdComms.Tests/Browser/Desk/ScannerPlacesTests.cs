using CrowdComms.Data.Common;
using CrowdComms.Data.Tickets;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

/// <summary>Scanners at the kiosk and in a group, and the script that reads what they type.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class ScannerPlacesTests
{
    [Fact]
    public async Task A_kiosk_reads_every_ending_and_the_camera_reads_its_own_ticket()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/kiosk/demo-expo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start Kiosk 1" }).ClickAsync();
        var people = await app.PeopleAsync(RegistrantStatus.Confirmed, 5);
        Func<string, Task>[] ways =
        [
            code => page.ScanWithAsync(code), code => page.ScanWithAsync(code, "Tab"),
            code => page.ScanWithAsync($"]Q1{code}", "Enter"), code => ScannerKeys.OnGermanAsync(page, code),
            code => page.EvaluateAsync("code => document.dispatchEvent(new CustomEvent('ticket-read', { detail: code }))", code),
        ];

        foreach (var (scan, person) in ways.Zip(people))
        {
            await Expect(page.Locator("[data-step=Start] [data-scan]")).ToBeFocusedAsync();
            await scan(person.TicketCode);
            await Expect(page.Locator("[data-step=Person] h1")).ToContainTextAsync(person.Person.FirstName);

            // A ticket that is held before the scanner now is nobody's, not the one that the camera reads next.
            await page.ScanWithAsync(people[0].TicketCode);
            await page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task A_ticket_that_is_scanned_in_a_group_adds_its_holder_whatever_field_has_the_focus()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/arrivals");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        var people = await app.PeopleAsync(RegistrantStatus.Confirmed, 3);

        await page.ScanAsync(people[0].TicketCode);
        await Expect(page.Locator("[data-person]")).ToHaveCountAsync(1);
        await page.ScanWithAsync(people[1].TicketCode);
        await Expect(page.Locator("[data-person]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await page.ScanWithAsync(people[2].TicketCode, "Tab");
        await Expect(page.Locator("[data-person]")).ToHaveCountAsync(3);
        await Expect(page.Locator("[data-outcome]")).ToHaveCountAsync(0);
    }

    /// <summary>The rule of the check character is written twice, because the field must know a code without the server.</summary>
    [Fact]
    public async Task The_browser_and_the_server_read_the_same_codes()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Demo = false });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        var codes = Enumerable.Range(0, 300).Select(_ => TicketCode.New()).ToArray();
        string[] texts =
        [
            .. codes, .. codes.Select(c => c.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')), .. codes.Select(c => c[1..]),
            .. codes.Select(c => $"{(c[0] == 'A' ? 'B' : 'A')}{c[1..]}"), .. codes.Select(c => $"]Q1{c[..5]}–{c[5..9]}\u00A0{c[9..]}\r\n"),
            .. codes.Select(c => string.Concat(c.Select(x => (char)(x + 0xFEE0)))),
            "", "Röntgen", "https://expo.example/t/0", "4006381333931",
        ];

        var read = await page.EvaluateAsync<string?[]>(
            "async texts => { const { ticketCode } = await import('/scans/ticket-text.js'); return texts.map(ticketCode); }", texts);

        Assert.Equal(texts.Select(TicketCode.Read), read);
    }
}
