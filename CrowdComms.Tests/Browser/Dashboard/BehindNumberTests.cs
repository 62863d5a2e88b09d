using System.Globalization;
using CrowdComms.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Dashboard;

[Collection(BrowserUser.Collection)]
public sealed class BehindNumberTests
{
    // Links of companies are alike: the first few stand for all.
    private const int LinksOfAPart = 8;

    [Fact]
    public async Task Every_number_opens_a_list_with_as_many_rows()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await DoorLife.BeginAsync(app);
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-skeleton")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Check-ins a minute: 1" }))
            .ToBeVisibleAsync();

        var numbers = await page.EvaluateAsync<string[][]>(
            """
            () => [...document.querySelectorAll('section.part')].flatMap(part => [...part.querySelectorAll('a.behind, .bars .numbers a')]
                .map(a => [part.querySelector('h2').textContent, a.textContent.match(/^\s*(?:of )?([\d,]+)/)?.[1].replaceAll(',', '') ?? '', a.getAttribute('href')])
                .filter(([, number]) => number !== ''))
            """);

        string[] parts = ["People arrived", "Check-ins a minute", "Entries", "Confirmed", "Registered", "Cancelled",
            "All registrants", "By status", "Inside now", "VIPs not here yet", "Arrivals by pass type",
            "Arrivals by company", "Stations", "At this pace"];
        Assert.Equal(parts.Order(), numbers.Select(n => n[0]).Distinct().Order());
        foreach (var number in numbers.GroupBy(n => n[0]).SelectMany(part => part.Take(LinksOfAPart))
            .DistinctBy(n => n[2]))
        {
            await page.OpenAsync(number[2]);
            var expected = int.Parse(number[1], CultureInfo.InvariantCulture);
            var words = number[2].Contains("/scans", StringComparison.Ordinal) ? "scan" : expected == 1 ? "person" : "people";
            await Expect(page.Locator("p.count")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(expected == 0
                ? "No one found|^0 scans" : $"^{expected:N0} {words}"));
        }
    }
}
