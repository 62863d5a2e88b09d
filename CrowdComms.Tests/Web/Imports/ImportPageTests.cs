using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Live;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Imports;

/// <summary>The import page in each of its states.</summary>
public sealed class ImportPageTests
{
    private const string Two =
        "Name,Email,Ticket\nAda Lovelace,ada@a.example,GEN\nGrace Hopper,grace@a.example,Platinum\n";

    [Fact]
    public async Task Staff_are_told_that_the_page_is_for_organisers()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Staff);
        Assert.Contains("This page is for organisers", rendered.Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_without_pass_types_asks_for_them_first()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using (var context = house.Context())
        {
            await context.PassTypes.ExecuteUpdateAsync(s => s.SetProperty(p => p.Retired, true),
                Xunit.TestContext.Current.CancellationToken);
        }

        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        Assert.Equal($"/events/{expo.Slug}/pass-types", rendered.Page.Find(".empty-state a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_goes_through_columns_and_check_to_its_result()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("people.csv", Sample.Bytes(Two));
        await rendered.WaitForAsync("Match the columns");
        Assert.Equal(["FullName", "Email", "PassType"], rendered.Page.FindAll("tbody option[selected]")
            .Select(o => o.GetAttribute("value")));
        Assert.Contains("Ada Lovelace · Grace Hopper", rendered.Page.Markup, StringComparison.Ordinal);
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
        Assert.Equal(["1", "0", "1", "0"], rendered.Page.FindAll("dl dd").Select(d => d.TextContent));
        Assert.Contains("“Platinum” is not a pass type of this event.", rendered.Page.Markup, StringComparison.Ordinal);
        await rendered.PressAsync("Import 1 person");
        await rendered.WaitForAsync("Done");
        Assert.Equal(["1", "0", "1", "0"], rendered.Page.FindAll("dl dd").Select(d => d.TextContent));
        Assert.Empty(Directory.GetFiles(house.Get<UploadFolder>().Place, "*.upload"));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_where_it_was_dropped()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("people.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]);
        await rendered.Page.WaitForStateAsync(() => rendered.Page.FindAll("[role=alert]").Count == 1);
        Assert.Contains("This is a picture (PNG), not a table that can be read here.", rendered.Page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        Assert.NotNull(rendered.Page.Find("input[type=file]"));
    }

    [Fact]
    public async Task A_field_given_to_another_column_is_taken_from_the_first()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("people.csv", Sample.Bytes("Email,Contact,Name\na@a.example,b@a.example,Ada\n"));
        await rendered.WaitForAsync("Match the columns");
        await rendered.Page.Find("select[aria-label='Contact is imported as']").ChangeAsync("Email");
        Assert.Equal(["None", "Email", "FullName"], rendered.Page.FindAll("tbody option[selected]")
            .Select(o => o.GetAttribute("value")));
        Assert.True(rendered.Button("Check all rows").HasAttribute("disabled"));
        await rendered.Page.Find("#default-pass-type").ChangeAsync(expo.Vip.ToString());
        Assert.False(rendered.Button("Check all rows").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Questions_of_the_event_are_offered_and_their_answers_previewed()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<QuestionService>()
            .AddAsync(expo.Id, new QuestionDetails("First time here?", QuestionKind.YesNo), expo.Organiser,
                Xunit.TestContext.Current.CancellationToken);
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser);
        rendered.Upload("people.csv", Sample.Bytes("Name,Email,Ticket,Neu\nAda,ada@a.example,GEN,yes\n"));
        await rendered.WaitForAsync("Match the columns");
        Assert.Equal("Columns imported: 3 of 4", rendered.Page.Find("p.ready").TextContent);
        var choice = rendered.Page.Find("select[aria-label='Neu is imported as']");
        Assert.Equal("Questions of this event", choice.QuerySelector("optgroup")!.GetAttribute("label"));
        await choice.ChangeAsync(choice.QuerySelector("optgroup option")!.GetAttribute("value"));
        Assert.Equal("Columns imported: 4 of 4", rendered.Page.Find("p.ready").TextContent);
        Assert.Equal("First time here?",
            rendered.Page.Find("select[aria-label='Neu is imported as'] option[selected]").TextContent);
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
        Assert.Contains("First time here? Yes", rendered.Page.Find(".rows tbody").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_goes_away_is_said_and_the_choices_stay()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        var imports = new ImportService(faulty, house.Get<IDatabaseEngine>(), house.Get<UploadFolder>(), house.Clock);
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser, imports);
        rendered.Upload("people.csv", Sample.Bytes(Two));
        await rendered.WaitForAsync("Match the columns");
        faulty.IsAway = true;
        await rendered.PressAsync("Check all rows");
        await rendered.Page.WaitForStateAsync(() => rendered.Page.FindAll("[role=alert]").Count == 1);
        Assert.Contains("The database does not answer", rendered.Page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        faulty.IsAway = false;
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
    }

    [Fact]
    public async Task A_run_shows_how_far_it_is_and_can_be_stopped()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var gate = new GatedFeed(house.Get<IChangeFeed>());
        var runner = new ImportRunner(house.Get<IDbContextFactory<CrowdCommsContext>>(), house.Get<IDatabaseEngine>(),
            house.Get<UploadFolder>(), gate, house.Clock, NullLogger<ImportRunner>.Instance);
        await using var rendered = ImportVisit.Open(house, expo, expo.Organiser, runner: runner);
        var rows = string.Join('\n', Enumerable.Range(0, 1200).Select(i => $"Person {i},p{i}@a.example,GEN"));
        rendered.Upload("people.csv", Sample.Bytes("Name,Email,Pass\n" + rows));
        await rendered.WaitForAsync("Match the columns");
        await rendered.PressAsync("Check all rows");
        await rendered.WaitForAsync("Check the result");
        await rendered.PressAsync("Import 1,200 people");
        await rendered.WaitForAsync("Importing");
        await gate.Reached.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        await rendered.Page.WaitForStateAsync(
            () => rendered.Page.Markup.Contains("of 1,200 rows", StringComparison.Ordinal));
        await rendered.PressAsync("Stop import");
        await rendered.Page.WaitForStateAsync(() => rendered.Button("Stopping…").HasAttribute("disabled"));
        gate.Open();
        await rendered.WaitForAsync("Stopped");
        Assert.Contains("You stopped the import after 500 of 1,200 rows.", rendered.Page.Markup, StringComparison.Ordinal);
    }

    /// <summary>Holds an import at the end of its first batch until it is opened.</summary>
    private sealed class GatedFeed(IChangeFeed feed) : IChangeFeed
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Reached => _reached.Task;

        public bool IsCut => feed.IsCut;

        public void Open() => _open.Set();

        public void Publish(EventChanged changed)
        {
            _reached.TrySetResult();
            _open.Wait(Xunit.TestContext.Current.CancellationToken);
            feed.Publish(changed);
        }

        public IDisposable Subscribe(Guid eventId, Action<EventChanged> listener) => feed.Subscribe(eventId, listener);
    }
}
