using System.Net;
using CrowdComms.Data.Webhooks;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Webhooks;

/// <summary>Deliveries go to public addresses alone, and nowhere that a receiver sends them on to.</summary>
public sealed class WebhookAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Private_networks_are_refused_when_it_is_saved_and_again_at_delivery_and_redirects_are_not_followed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var hooks = house.Get<WebhookService>();
        foreach (var url in new[] { receiver.Address, "http://localhost/", "http://10.1.2.3/", "http://[::1]/",
            "http://[::ffff:192.168.0.1]/", "http://169.254.169.254/latest", "http://0x7f000001/", "http://2130706433/", "ftp://a.example/",
            "https://me:secret@a.example/", "nonsense" })
        {
            Assert.Equal("validation",
                (await hooks.CreateAsync(expo.Id, new WebhookDetails(url, ["zone.left"]), expo.Organiser, Stop)).Error?.Code);
        }

        // One that was saved before, or whose name leads elsewhere now.
        await using var context = house.Context();
        var hook = new Webhook
        {
            EventId = expo.Id,
            Url = receiver.Address,
            Kinds = "zone.left",
            Active = true,
            Secret = Convert.ToBase64String("s"u8),
            CreatedAt = house.Clock.GetUtcNow()
        };
        context.Webhooks.Add(hook);
        await context.SaveChangesAsync(Stop);
        Assert.True((await house.Get<WebhookDeliveries>().TestAsync(expo.Id, hook.Id, expo.Organiser, Stop)).IsOk);
        Assert.Equal(0, await house.Get<WebhookSender>().SendDueAsync(Stop));
        Assert.Empty(receiver.Taken);
        Assert.Contains("private network",
            Assert.Single((await house.Get<WebhookDeliveries>()
                .PageAsync(new(expo.Id, hook.Id), 1, expo.Organiser, Stop)).Value.Items).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (receiver.Status, receiver.Location) = (307, elsewhere.Address);
        await using var house = await WebhookReceiver.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var hook =
            (await house.Get<WebhookService>()
                .CreateAsync(expo.Id, new WebhookDetails(receiver.Address, ["zone.left"]), expo.Organiser, Stop)).Value.Row;
        await house.Get<WebhookDeliveries>().TestAsync(expo.Id, hook.Id, expo.Organiser, Stop);
        Assert.Equal(0, await house.Get<WebhookSender>().SendDueAsync(Stop));
        Assert.Equal((1, 0), (receiver.Taken.Count, elsewhere.Taken.Count));
    }

    [Theory]
    [InlineData("127.0.0.1", false), InlineData("172.31.255.255", false), InlineData("172.32.0.1", true), InlineData("100.64.0.1",
        false), InlineData("8.8.8.8", true), InlineData("255.255.255.255", false)]
    [InlineData("fe80::1", false), InlineData("fd00::1", false), InlineData("::ffff:127.0.0.1", false), InlineData("::",
        false), InlineData("2606:4700::1111", true), InlineData("64:ff9b::7f00:1", false), InlineData("2002:7f00:1::", false)]
    public void Only_addresses_of_the_public_network_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicNetwork.IsPublic(IPAddress.Parse(address)));
}
