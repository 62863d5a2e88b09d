using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Desk;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrowdComms.Tests.Web.Desk;

public sealed class DeskOutageTests
{
    [Fact]
    public async Task A_database_that_goes_away_is_said_and_what_was_typed_is_kept_and_decided_later()
    {
        await using var house = await House.OpenAsync(Engine.Postgres);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        await using var rendered = new Rendered(house, expo.Staff);
        var desk = rendered.Render<DeskScreen>(
            p => p.Add(d => d.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff))
                .Add(d => d.Station, new StationChoice(expo.Desk, "Desk A", StationKind.Desk)));
        desk.WaitForElement("#desk-field");
        var field = desk.FindComponent<DeskField>().Instance;
        var scan = Guid.CreateVersion7();

        await RefuseConnectionsAsync(house, refuse: true);
        Assert.Equal("Unreachable", await desk.InvokeAsync(() => field.Entered(person.TicketCode, scan, "In", false)));
        desk.WaitForAssertion(
            () => Assert.Contains("The database does not answer", desk.Find("[role=alert]").TextContent,
                StringComparison.Ordinal));

        await RefuseConnectionsAsync(house, refuse: false);
        Assert.Equal("Decided", await desk.InvokeAsync(() => field.Entered(person.TicketCode, scan, "In", true)));
        desk.WaitForAssertion(() => Assert.NotNull(desk.Find("[data-outcome=Admitted]")));
        await using var context = house.Context();
        Assert.Equal(1, await context.Scans.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_person_chosen_from_the_list_and_sent_twice_after_a_cut_is_decided_once()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo);
        await using var rendered = new Rendered(house, expo.Staff);
        var desk = rendered.Render<DeskScreen>(
            p => p.Add(d => d.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff))
                .Add(d => d.Station, new StationChoice(expo.Desk, "Desk A", StationKind.Desk)));
        desk.WaitForElement("#desk-field");
        var (field, scan) = (desk.FindComponent<DeskField>().Instance, Guid.CreateVersion7());
        await desk.InvokeAsync(() => field.Typed("rontgen"));
        desk.WaitForElement("[role=option]");

        var answers = await desk.InvokeAsync(
            () => Task.WhenAll(field.Entered("rontgen", scan, "In", false), field.Entered("rontgen", scan, "In", true)));

        Assert.Equal(["Decided", "Decided"], answers);
        Assert.NotNull(desk.Find("[data-outcome=Admitted]"));
    }

    // As when the server stops: open connections end, new ones are refused.
    private static async Task RefuseConnectionsAsync(House house, bool refuse)
    {
        var here = new NpgsqlConnectionStringBuilder(house.Postgres);
        var (database, elsewhere) =
            (here.Database!,
                new NpgsqlConnectionStringBuilder(house.Postgres) { Database = "postgres", Pooling = false });
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync(Xunit.TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = refuse
            ? $"ALTER DATABASE \"{database}\" ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM "
                + $"pg_stat_activity WHERE datname = '{database}'"
            : $"ALTER DATABASE \"{database}\" ALLOW_CONNECTIONS true";
        await command.ExecuteNonQueryAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
