using Bunit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Dashboard;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Live;
using CrowdComms.Web.Dashboard;
using CrowdComms.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Dashboard;

public sealed class DashboardPageTests
{
    [Fact]
    public async Task A_push_renders_the_parts_whose_figures_changed_in_one_batch_and_no_other_part_of_the_page()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using var board = new BoardAtHand(house);
        await using var rendered = new Rendered(house, expo.Organiser, services => services.AddSingleton(board.Boards));
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        var page = rendered.Render<DashboardPage>(p => p.Add(d => d.Slug, expo.Slug));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mud-skeleton")));
        var tile = page.FindComponent<ArrivedTile>();
        await board.UntilAsync(() => tile.Markup.Contains("of 1 expected", StringComparison.Ordinal));
        var beats = page.FindComponent<SharedBatch>();
        var before = Counts(page);
        var shown = (Tile: tile.RenderCount, Beats: beats.RenderCount);

        await house.Get<CheckInService>()
            .ScanAsync(CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff,
                Xunit.TestContext.Current.CancellationToken);

        await board.UntilAsync(
            () => page.FindComponent<LatestArrivals>().Markup.Contains("Desk A", StringComparison.Ordinal),
            () => page.InvokeAsync(() => { }));
        Assert.Equal("1", tile.Find("[data-arrived]").TextContent);
        Assert.Equal((1, 1), (tile.RenderCount - shown.Tile, beats.RenderCount - shown.Beats));
        Assert.Equal(before, Counts(page));
    }

    private static (int Trust, int Alarms, int Companies) Counts(IRenderedComponent<DashboardPage> page) =>
        (page.FindComponent<BoardTrust>().RenderCount, page.FindComponent<BoardAlarms>().RenderCount,
            page.FindComponent<CompanyBars>().RenderCount);
}
