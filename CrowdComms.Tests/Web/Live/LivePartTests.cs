using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Dashboard;
using CrowdComms.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Live;

public sealed class LivePartTests
{
    [Fact]
    public async Task A_push_renders_the_parts_that_show_it_and_no_other()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        await using var rendered = new Rendered(house, expo.Organiser, services => services.AddSingleton(board.Boards));
        var place = CheckInServiceTests.Place(expo);
        using var watch = board.Watch(expo.Id);
        await board.UntilAsync(f => f.State == FiguresState.Right);
        var page = Pulse(rendered, place);
        var (arrived, latest, companies) =
            (page.FindComponent<ArrivedTile>(), page.FindComponent<LatestArrivals>(), page.FindComponent<CompanyBars>());
        await board.UntilAsync(() => arrived.Markup.Contains("No one has registered yet", StringComparison.Ordinal)
            && latest.Markup.Contains("No one yet", StringComparison.Ordinal)
            && companies.Markup.Contains("No companies yet", StringComparison.Ordinal));
        var before = (Latest: latest.RenderCount, Companies: companies.RenderCount);

        await house.RegisterAsync(expo, status: RegistrantStatus.Confirmed);

        await board.UntilAsync(() => arrived.Markup.Contains("of 1 expected", StringComparison.Ordinal));
        Assert.Equal((before.Latest, before.Companies), (latest.RenderCount, companies.RenderCount));
    }

    [Fact]
    public async Task The_parts_of_an_empty_event_say_so()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var board = new BoardAtHand(house);
        await using var rendered = new Rendered(house, expo.Organiser, services => services.AddSingleton(board.Boards));
        var place = CheckInServiceTests.Place(expo);
        var page = Pulse(rendered, place);
        var (latest, arrivals, companies, tile) = (
            page.FindComponent<LatestArrivals>(), page.FindComponent<ArrivalsChart>(),
                page.FindComponent<CompanyBars>(), page.FindComponent<ArrivedTile>());

        await board.UntilAsync(() => tile.Markup.Contains("No one has registered yet", StringComparison.Ordinal));
        await board.UntilAsync(() => latest.Markup.Contains("No one yet", StringComparison.Ordinal));
        await board.UntilAsync(() => arrivals.Markup.Contains("No one has arrived yet", StringComparison.Ordinal));
        await board.UntilAsync(() => companies.Markup.Contains("No companies yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Until_there_are_figures_a_part_shows_that_it_loads()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var slow = new SlowContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await using var boards = Over(house, slow);
        await using var rendered = new Rendered(house, expo.Organiser, services => services.AddSingleton(boards));

        var tile = Pulse(rendered, CheckInServiceTests.Place(expo)).FindComponent<ArrivedTile>();
        Assert.Contains("mud-skeleton", tile.Markup, StringComparison.Ordinal);

        slow.Answer.SetResult();
        tile.WaitForAssertion(() => Assert.Contains("No one has registered yet", tile.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FiguresState.Right, "Live, verified at 09:00:00")]
    [InlineData(FiguresState.Behind, "These are the numbers from 09:00:00")]
    [InlineData(FiguresState.Corrected, "different numbers in the database")]
    [InlineData(FiguresState.Cut, "May be a few seconds behind")]
    [InlineData(FiguresState.Missing, "The numbers appear when it is back")]
    public async Task How_far_the_numbers_can_be_trusted_is_said(FiguresState state, string words)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var boards = Over(house, new SlowContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()));
        await using var rendered = new Rendered(house, expo.Organiser, services => services.AddSingleton(boards));
        var trust = rendered.Render<BoardTrust>(p => p.Add(t => t.Event, CheckInServiceTests.Place(expo)));

        await trust.InvokeAsync(
            () => trust.Instance.Take(
                new EventFigures { EventId = expo.Id, State = state, VerifiedAt = house.Clock.GetUtcNow() },
                house.Clock.GetUtcNow()));

        trust.WaitForAssertion(() => Assert.Contains(words, trust.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Arrivals_of_two_days_fit_into_forty_bars_and_none_is_lost()
    {
        var begin = new DateTimeOffset(2026, 9, 15, 6, 0, 0, TimeSpan.Zero);
        var (pass, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        List<Arrivals> arrivals = [.. Enumerable.Range(0, 500)
            .Select(i =>
                new Arrivals(begin.AddMinutes(5 * i), 1 + (i % 7)) { ByPassType = [new(pass, 1), new(other, i % 7)] })];
        var place = new EventFacts(Guid.CreateVersion7(), "expo", "Expo", "", "Europe/Berlin", begin, begin.AddDays(2),
            null, true);

        var bars = ArrivalBars.Of(arrivals, place);

        Assert.InRange(bars.Rows.Count, 2, 41);
        Assert.Equal(arrivals.Sum(a => a.Count), bars.Rows.Sum(r => r.People));
        Assert.Equal(arrivals.Count, bars.Parts.Sum(p => p[pass]));
        Assert.All(bars.Rows.Zip(bars.Parts), bar => Assert.Equal(bar.First.People, bar.Second.Values.Sum()));
        Assert.InRange(bars.Labels.Count(), 2, 8);
    }

    [Theory]
    [InlineData(1, "0 1")]
    [InlineData(5, "0 1 2 3 4 5")]
    [InlineData(6, "0 2 4 6")]
    [InlineData(54, "0 20 40 60")]
    [InlineData(101, "0 50 100 150")]
    [InlineData(1234, "0 500 1000 1500")]
    public void The_lines_across_are_round_numbers_up_to_the_highest_bar(int most, string lines)
    {
        var bars = new ArrivalBars(5, [("09:00", most), ("09:05", 0)], "");

        Assert.Equal(lines, string.Join(' ', bars.Lines));
    }

    private static IRenderedComponent<BoardPulse> Pulse(Rendered rendered, EventFacts place) =>
        rendered.Render<BoardPulse>(p => p.Add(b => b.Event, place)
            .AddChildContent<ArrivedTile>(c => c.Add(t => t.Event, place))
            .AddChildContent<LatestArrivals>(c => c.Add(t => t.Event, place))
            .AddChildContent<CompanyBars>(c => c.Add(t => t.Event, place))
            .AddChildContent<ArrivalsChart>(c => c.Add(t => t.Event, place)));

    private static LiveBoards Over(House house, SlowContexts contexts) => new(
        new FiguresReader(contexts, house.Get<IDatabaseEngine>(), house.Get<IArrivalCount>(), house.Clock), house.Feed,
        house.Get<Outage>(), house.Clock, NullLogger<LiveBoard>.Instance);

    private sealed class SlowContexts(IDbContextFactory<CrowdCommsContext> contexts)
        : IDbContextFactory<CrowdCommsContext>
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CrowdCommsContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<CrowdCommsContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await Answer.Task.WaitAsync(cancellationToken);
            return await contexts.CreateDbContextAsync(cancellationToken);
        }
    }
}
