using System.Globalization;
using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Jobs;

/// <summary>The product is killed with SIGKILL in the middle of its work and started again: nobody
/// twice, nobody missed.</summary>
public sealed class KilledProcessTests
{
    private const int People = 60, OnTheWire = 25, Rows = 10_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 300_000), BothEngines]
    public async Task In_the_middle_of_a_mailing_only_what_was_on_the_wire_comes_twice_and_with_the_same_id(Engine engine)
    {
        await using var smtp = await PrivateSmtp.RunAsync(unanswered: OnTheWire);
        await using var house = await OpenAsync(engine);
        await MailAsync(house);
        await using (await AppProcess.StartAsync(house, smtp))
        {
            await UntilAsync(() => Task.FromResult(smtp.Count == OnTheWire), TestContext.Current.CancellationToken);
        }

        await using var context = house.Context();
        Assert.Equal(OnTheWire - 1, await context.Messages.CountAsync(m => m.State == MessageState.Sent, Stop));
        await LetClaimsRunOutAsync(house, engine);
        await using (await AppProcess.StartAsync(house, smtp))
        {
            await UntilAsync(() => context.Messages.AllAsync(m => m.State == MessageState.Sent, Stop), Stop);
        }

        var taken = smtp.Taken;
        Assert.Equal(People, taken.Select(m => m.To.Mailboxes.Single().Address).Distinct().Count());
        Assert.Equal(People, taken.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal([taken[OnTheWire - 1].MessageId], taken.GroupBy(m => m.MessageId).Where(same => same.Count() > 1)
            .Select(same => same.Key));
        Assert.Equal(People + 1, taken.Count);
    }

    [Theory(Timeout = 300_000), BothEngines]
    public async Task In_the_middle_of_an_import_it_goes_on_where_it_was(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var desk = await ImportDesk.OpenAsync(house);
        var id =
            (await house.Get<ImportService>()
                .StartAsync(desk.Event.Id, await desk.PlanTextAsync(Crowd()), 0, desk.Event.Organiser, Stop)).Value;
        await using (await AppProcess.StartAsync(house))
        {
            await UntilAsync(async () => (await desk.SeeAsync(id)).Counts.Rows > 0,
                TestContext.Current.CancellationToken);
        }

        var killed = await desk.SeeAsync(id);
        Assert.Equal(ImportState.Running, killed.Run.State);
        Assert.InRange(killed.Counts.Rows, 1, Rows - 1);
        await LetClaimsRunOutAsync(house, engine);
        await using (await AppProcess.StartAsync(house))
        {
            await UntilAsync(async () => (await desk.SeeAsync(id)).Run.State != ImportState.Running, Stop);
        }

        var done = await desk.SeeAsync(id);
        Assert.Equal((ImportState.Finished, new ImportCounts(Rows, 0, 0, 0, 100)), (done.Run.State, done.Counts));
        await using var context = house.Context();
        Assert.Equal(Rows, await context.Registrants.CountAsync(Stop));
        Assert.Equal(Rows, await context.Registrants.Select(r => r.EmailKey).Distinct().CountAsync(Stop));
        Assert.Equal(Rows, await context.StatusChanges.CountAsync(Stop));
    }

    private static Task<House> OpenAsync(Engine engine) =>
        House.OpenAsync(engine, services => services.AddSingleton(TimeProvider.System));

    private static async Task MailAsync(House house)
    {
        var expo = await house.NewEventAsync();
        for (var i = 0; i < People; i++)
        {
            await house.RegisterAsync(expo,
                new RegistrantDetails("Guest", $"Number{i}", $"guest{i}@test.example", "GEN"),
                RegistrantStatus.Registered);
        }

        await using var context = house.Context();
        await context.Messages.ExecuteDeleteAsync(Stop);
        var mailing = new NewMailing(new MessageWords("News of {{event}}", "Hello {{first_name}}"),
            new Audience("Everybody"), People);
        Assert.Equal(People,
            (await house.Get<MailingService>().SendAsync(expo.Id, mailing, expo.Organiser, Stop)).Value);
    }

    private static string Crowd()
    {
        var file = new StringBuilder("First name,Last name,Email,Company,Ticket type\n");
        for (var i = 0; i < Rows; i++)
        {
            file.Append(CultureInfo.InvariantCulture,
                $"Guest,Number{i},guest{i}@test.example,Company {i % 100},General\n");
        }

        return file.ToString();
    }

    // On PostgreSQL another node may live, so what was claimed is free only after a minute or more: that time passes
    // here. On SQLite nobody waits.
    private static async Task LetClaimsRunOutAsync(House house, Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            var past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
            await using var context = house.Context();
            await context.Messages.Where(m => m.ClaimedUntil != null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, past), Stop);
            await context.Imports.Where(i => i.WorkerUntil != null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.WorkerUntil, past), Stop);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken stop)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            await beat.WaitForNextTickAsync(stop);
        }
    }
}
