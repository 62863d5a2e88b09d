using System.Text.Json;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Webhooks;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Webhooks;

/// <summary>Another system is told what happens.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_happens_is_told_once_signed_and_without_names(Engine engine)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await WebhookReceiver.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Earlier Bird");
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        var made =
            (await house.Get<WebhookService>()
                .CreateAsync(expo.Id, new WebhookDetails(receiver.Address, WebhookKinds.All), expo.Organiser, Stop)).Value;
        var ada =
            await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@a.example", "VIP"), RegistrantStatus.CheckedIn);
        Assert.True((await house.Get<CheckInService>()
            .ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Door, ada.TicketCode), expo.Staff, Stop)).IsOk);
        Assert.True((await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, ada.Id, new StepRequest(StatusStep.UndoCheckIn, "Wrong person"), expo.Organiser, Stop)).IsOk);

        Assert.True(await house.Get<WebhookFollower>().FollowAsync(Stop) >= 5);
        Assert.Equal(0, await house.Get<WebhookFollower>().FollowAsync(Stop));
        await house.Get<WebhookSender>().SendDueAsync(Stop);
        var told = receiver.Taken.Select(t => JsonDocument.Parse(t.Body).RootElement).ToList();
        Assert.Superset(
            new HashSet<string?>(StringComparer.Ordinal) { "registrant.registered", "registrant.confirmed", "registrant.checked_in",
                "registrant.check_in_undone", "zone.entered" },
            told.Select(t => t.GetProperty("type").GetString()).ToHashSet(StringComparer.Ordinal));
        Assert.All(told,
            t => Assert.Equal((ada.Id, expo.Slug), (t.GetProperty("registrantId").GetGuid(), t.GetProperty("event").GetString())));
        Assert.Equal(told.Count, told.Select(t => t.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.All(receiver.Taken,
            t => Assert.Equal(WebhookPost.Sign(made.Secret, house.Clock.GetUtcNow().ToUnixTimeSeconds(), t.Body), t.Signature));
        Assert.DoesNotContain(receiver.Taken,
            t => t.Body.Contains("Ada", StringComparison.Ordinal) || t.Body.Contains("a.example", StringComparison.Ordinal));
        await using var context = house.Context();
        Assert.DoesNotContain(made.Secret, (await context.Webhooks.SingleAsync(Stop)).Secret, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Two_nodes_that_look_at_the_same_time_tell_each_thing_once(Engine engine)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await WebhookReceiver.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        Assert.True((await house.Get<WebhookService>()
            .CreateAsync(expo.Id, new WebhookDetails(receiver.Address, ["registrant.registered"]), expo.Organiser, Stop)).IsOk);
        foreach (var number in Enumerable.Range(1, 60))
        {
            await house.RegisterAsync(expo, $"Guest {number}");
        }

        async Task NodeAsync()
        {
            using var sender = ActivatorUtilities.CreateInstance<WebhookSender>(house.Get<IServiceProvider>());
            await ActivatorUtilities.CreateInstance<WebhookFollower>(house.Get<IServiceProvider>()).FollowAsync(Stop);
            await sender.SendDueAsync(Stop);
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(NodeAsync, Stop)));
        var told = receiver.Taken.Select(t => JsonDocument.Parse(t.Body).RootElement.GetProperty("registrantId").GetGuid()).ToList();
        Assert.Equal(60, told.Distinct().Count());
        Assert.Equal(60, told.Count);
    }

    [Theory, BothEngines]
    public async Task A_slow_receiver_is_told_once_because_its_sender_renews_the_claim(Engine engine)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await WebhookReceiver.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        Assert.True((await house.Get<WebhookService>()
            .CreateAsync(expo.Id, new WebhookDetails(receiver.Address, ["registrant.registered"]), expo.Organiser, Stop)).IsOk);
        await house.RegisterAsync(expo, "Slow Guest");
        await house.Get<WebhookFollower>().FollowAsync(Stop);
        var wake = new TaskCompletionSource();
        receiver.Patience = wake.Task;
        await using var context = house.Context();
        using var other = ActivatorUtilities.CreateInstance<WebhookSender>(house.Get<IServiceProvider>());

        var sending = Task.Run(() => house.Get<WebhookSender>().SendDueAsync(Stop));
        while (receiver.Taken.IsEmpty)
        {
            await Task.Yield();
        }

        for (var i = 0; i < 5; i++)
        {
            var until = house.Clock.GetUtcNow().AddSeconds(79);
            house.Clock.Advance(TimeSpan.FromSeconds(20));
            while ((await context.WebhookDeliveries.AsNoTracking().SingleAsync(Stop)).ClaimedUntil < until)
            {
                await Task.Yield();
            }

            Assert.Empty(await other.DueAsync(Stop));
        }

        wake.SetResult();
        Assert.Equal(1, await sending);
        Assert.Single(receiver.Taken);
    }

    [Fact]
    public async Task A_receiver_that_refuses_is_not_asked_for_all_that_waits_and_keeps_nobody_else_waiting()
    {
        await using var silent = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        silent.Status = 500;
        await using var house = await WebhookReceiver.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        foreach (var address in new[] { silent.Address, receiver.Address })
        {
            Assert.True((await house.Get<WebhookService>()
                .CreateAsync(expo.Id, new WebhookDetails(address, ["registrant.registered"]), expo.Organiser, Stop)).IsOk);
        }

        foreach (var number in Enumerable.Range(1, 25))
        {
            await house.RegisterAsync(expo, $"Guest {number}");
        }

        await house.Get<WebhookFollower>().FollowAsync(Stop);
        Assert.Equal(25, await house.Get<WebhookSender>().SendDueAsync(Stop));
        Assert.Equal((20, 25), (silent.Taken.Count, receiver.Taken.Count));
    }

    [Theory, BothEngines]
    public async Task What_is_refused_is_tried_again_with_growing_pauses_for_a_day_and_can_be_repeated(Engine engine)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await WebhookReceiver.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var hooks = house.Get<WebhookService>();
        var hook = (await hooks.CreateAsync(expo.Id, new WebhookDetails(receiver.Address, ["zone.left"]), expo.Organiser, Stop)).Value.Row;
        Assert.True((await house.Get<WebhookDeliveries>().TestAsync(expo.Id, hook.Id, expo.Organiser, Stop)).IsOk);
        receiver.Status = 503;
        var times = new List<TimeSpan>();
        for (var row = await OneAsync(); row.State == DeliveryState.Queued; row = await OneAsync())
        {
            house.Clock.Advance(row.DueAt - house.Clock.GetUtcNow() is { Ticks: > 0 } pause ? pause : TimeSpan.Zero);
            await house.Get<WebhookSender>().SendDueAsync(Stop);
            times.Add((await OneAsync()).DueAt - house.Clock.GetUtcNow());
        }

        Assert.Equal([1, 2, 4, 8], times.Take(4).Select(t => t.TotalMinutes));
        Assert.All(times, t => Assert.True(t <= TimeSpan.FromHours(4)));
        var failed = await OneAsync();
        Assert.Equal((503, "It answered 503."), (failed.LastStatus, failed.LastError));

        receiver.Status = 200;
        Assert.True((await house.Get<WebhookDeliveries>().ReplayAsync(expo.Id, failed.Id, expo.Organiser, Stop)).IsOk);
        Assert.Equal(1, await house.Get<WebhookSender>().SendDueAsync(Stop));
        Assert.Equal(DeliveryState.Delivered, (await OneAsync()).State);
        house.Clock.Advance(TimeSpan.FromDays(31));
        await house.Get<WebhookSender>().TidyAsync(Stop);
        Assert.Equal(0, (await house.Get<WebhookDeliveries>().PageAsync(new(expo.Id, hook.Id), 1, expo.Organiser, Stop)).Value.Total);

        async Task<DeliveryRow> OneAsync() =>
            Assert.Single((await house.Get<WebhookDeliveries>().PageAsync(new(expo.Id, hook.Id), 1, expo.Organiser, Stop)).Value.Items);
    }

    [Theory, BothEngines]
    public async Task Organisers_manage_them_and_every_change_is_audited(Engine engine)
    {
        await using var house = await WebhookReceiver.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var hooks = house.Get<WebhookService>();
        var details = new WebhookDetails("http://127.0.0.1:9/", ["registrant.confirmed"]);
        Assert.Equal("forbidden", (await hooks.CreateAsync(expo.Id, details, expo.Staff, Stop)).Error?.Code);
        var hook = (await hooks.CreateAsync(expo.Id, details, expo.Organiser, Stop)).Value.Row;
        Assert.Equal("not_found", (await hooks.GetAsync(other.Id, hook.Id, other.Organiser, Stop)).Error?.Code);
        Assert.False((await hooks.EditAsync(new(expo.Id, hook.Id), details with { Active = false }, expo.Organiser, Stop)).Value.Active);
        Assert.True((await hooks.DeleteAsync(expo.Id, hook.Id, expo.Organiser, Stop)).IsOk);
        await using var context = house.Context();
        Assert.Equal(["Created", "Changed", "Deleted"], await context.AuditEntries.Where(a => a.SubjectId == hook.Id).OrderBy(a => a.Id)
            .Select(a => a.Action).ToListAsync(Stop));
    }
}
