using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Web.Registration;

public sealed class RegisterPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Companies_are_suggested_only_where_an_organiser_says_so()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.ContextAsync();
        var expo = await context.Events.Where(e => e.Slug == DemoSeed.Slug).Select(e => e.Id).SingleAsync(Stop);
        var company = await context.Companies.Where(c => c.EventId == expo).OrderBy(c => c.Name).Select(c => c.Name)
            .FirstAsync(Stop);
        using var visitor = app.Program();
        async Task<string> PageAsync() =>
            System.Net.WebUtility.HtmlDecode(
                await visitor.GetStringAsync(new Uri($"/register/{DemoSeed.Slug}", UriKind.Relative), Stop));
        Assert.DoesNotContain("<datalist", await PageAsync(), StringComparison.Ordinal);

        var events = app.Get<EventService>();
        var now = (await events.GetAsync(expo, Actor.System, Stop)).Value;
        Assert.True(
            (await events.EditAsync(new EventEdit(expo, now.Version, now.Details with { SuggestsCompanies = true }),
                Actor.System, Stop)).IsOk);

        var page = await PageAsync();
        Assert.Contains("list=\"companies\"", page, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{company}\"", page, StringComparison.Ordinal);
        Assert.Contains("suggestsCompanies",
            (await context.AuditEntries.Where(a => a.EventId == expo).OrderByDescending(a => a.Id)
                .FirstAsync(Stop)).Changes.Select(c => c.Field));
    }
}
