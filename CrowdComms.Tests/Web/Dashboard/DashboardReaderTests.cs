using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Live;
using CrowdComms.Web.Dashboard;

namespace CrowdComms.Tests.Web.Dashboard;

public sealed class DashboardReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_that_falls_behind_gets_the_newest_figures_and_none_of_those_before()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var watch = board.Watch(expo.Id);
        await using var stream = new DashboardReader(new EventAccess(expo.Facts, expo.Staff), board.Boards).StreamAsync(Stop)
            .GetAsyncEnumerator(Stop);
        await NextAsync(board, stream);
        for (var i = 0; i < 10; i++)
        {
            await house.RegisterAsync(expo, $"Guest Number{i}");
            await board.UntilAsync(f => f.ByStatus.Confirmed == i + 1);
        }

        // One answer may have been under way when the first change came.
        var seen = new List<int>();
        while (seen.Count == 0 || seen[^1] < 10)
        {
            seen.Add((await NextAsync(board, stream)).ByStatus.Confirmed);
        }

        Assert.InRange(seen.Count, 1, 2);
        Assert.Equal(2, board.Boards.Watchers(expo.Id));
        await stream.DisposeAsync();
        Assert.Equal(1, board.Boards.Watchers(expo.Id));
    }

    [Fact]
    public async Task A_stream_that_is_told_to_stop_ends_and_its_place_is_free()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        using var over = new CancellationTokenSource();
        await using var stream = new DashboardReader(new EventAccess(expo.Facts, expo.Staff), board.Boards).StreamAsync(
            over.Token).GetAsyncEnumerator(Stop);
        await NextAsync(board, stream);

        var next = stream.MoveNextAsync();
        await over.CancelAsync();

        Assert.False(await next);
        Assert.Equal(0, board.Boards.Watchers(expo.Id));
    }

    [Theory, BothEngines]
    public async Task Who_arrived_is_named_to_staff_and_to_nobody_else(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "VIP", "Analytical Engines"),
                RegistrantStatus.Confirmed);
        await house.Get<CheckInService>()
            .ScanAsync(CheckInServiceTests.Place(expo), CheckInServiceTests.Scan(expo, person.TicketCode), expo.Staff,
                Stop);
        var figures = await house.Get<FiguresReader>().ReadAsync(expo.Id, Stop);
        await using var board = new BoardAtHand(house);

        var (staff, other) = (As(expo.Staff), As(expo.Staff with { Role = null }));

        Assert.Equal(
            new DashboardArrival(house.Clock.GetUtcNow(), "Ada Lovelace", "Analytical Engines", "VIP", "Desk A"),
            Assert.Single(staff.Latest));
        Assert.Null(Assert.Single(other.Latest).Name);
        Assert.Equal(new CountsByStatus(0, 0, 1, 0), staff.ByStatus);
        Assert.Equal(new DashboardCompany(person.CompanyId!.Value, "Analytical Engines", 0, 0, 1, 0),
            Assert.Single(staff.ByCompany));

        DashboardResponse As(Actor actor) =>
            DashboardResponse.Of(figures, new DashboardReader(new EventAccess(expo.Facts, actor), board.Boards));
    }

    [Theory, BothEngines]
    public async Task All_companies_are_counted_when_asked_for(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        for (var i = 0; i < 23; i++)
        {
            await house.RegisterAsync(expo,
                new RegistrantDetails("Guest", $"Number{i}", $"guest{i}@test.example", "GEN", $"Company {i:00}"),
                RegistrantStatus.Confirmed);
        }

        var reader = house.Get<FiguresReader>();

        Assert.Equal(20, (await reader.ReadAsync(expo.Id, Stop)).ByCompany.Count);
        Assert.Equal(Enumerable.Range(0, 23).Select(i => $"Company {i:00}"),
            (await reader.ReadWholeAsync(expo.Id, Stop)).ByCompany.Select(c => c.Name));
    }

    private static async Task<DashboardResponse> NextAsync(
        BoardAtHand board, IAsyncEnumerator<System.Net.ServerSentEvents.SseItem<DashboardResponse>> stream)
    {
        var next = stream.MoveNextAsync().AsTask();
        await board.UntilAsync(() => next.IsCompleted);
        Assert.True(await next);
        return stream.Current.Data;
    }
}
