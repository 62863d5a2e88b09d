using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Support;

/// <summary>Actions that the browser tests of stations have in common.</summary>
internal static class DeskSteps
{
    /// <summary>Chooses a station of the page that is open, and waits until it takes scans.</summary>
    internal static async Task ChooseStationAsync(this IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
    }

    /// <summary>Types a code as a scanner does, and Enter.</summary>
    internal static Task ScanAsync(this IPage page, string code) => page.ScanWithAsync(code, "Enter");

    /// <summary>Types a code as a scanner does, and the keys of its ending; none for a scanner without one.</summary>
    internal static Task ScanWithAsync(this IPage page, string code, params string[] ending) =>
        ScannerKeys.TypeAsync(page, code, ending);

    /// <summary>The first registrants with a status, in the order of their ids.</summary>
    internal static async Task<List<Registrant>> PeopleAsync(this AppInProcess app, RegistrantStatus status, int most)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(stop);
        return await context.Registrants.AsNoTracking().Where(r => r.Status == status).OrderBy(r => r.Id).Take(most)
            .ToListAsync(stop);
    }
}
