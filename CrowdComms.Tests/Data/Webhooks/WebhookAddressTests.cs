using System.Net;
using System.Net.Sockets;
using CrowdComms.Data.Webhooks;
using CrowdComms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Webhooks;

/// <summary>Deliveries go to public addresses alone, and nowhere that a receiver sends them on to.</summary>
public sealed class WebhookAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Every way to write an address of this machine, of its network or of the secrets of a cloud, and what is no address.
    public static TheoryData<string> Refused =>
    [
        "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://printer/", "http://printer.local/",
        "http://x.internal/",
        "http://metadata.google.internal/", "http://router.home.arpa/", "http://10.1.2.3/", "http://[::1]/", "http://0.0.0.0/",
        "http://0/", "http://[::]/", "http://127.1/", "http://127.0.0.1./", "http://0x7f000001/",
        "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.0x1/", "http://017700000001/",
        "http://00000000000000000000000177.0.0.1/", "http://9999999999/", "http://①②⑦.⓪.⓪.①/",
        "http://１２７.０.０.１/", "http://127。0。0。1/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://𝟙𝟚𝟟.𝟘.𝟘.𝟙/",
        "http://[::ffff:192.168.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[::ffff:0:127.0.0.1]/",
        "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2001::1]/", "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[fec0::1]/", "http://169.254.169.254/latest",
        "http://168.63.129.16/", "http://100.100.100.200/", "http://192.0.0.192/", "http://224.0.0.1/", "http://255.255.255.255/",
        "ftp://a.example/", "https://me:secret@a.example/", "https://a.example@127.0.0.1/",
        "https://127.0.0.1\\@a.example/", "file:///etc/passwd",
        "//a.example/", "nonsense", "",
    ];

    [Theory, MemberData(nameof(Refused))]
    public async Task An_address_that_is_not_public_is_refused_whatever_it_is_written_like(string url)
    {
        var network = new PublicNetwork(new WebhookSettings(),
            new HostLookup((name, _) => throw new Xunit.Sdk.XunitException($"{name} needs no lookup")));
        var refusal = await WebhookErrors.CheckAsync(new WebhookDetails(url, ["zone.left"]), network, Stop);
        Assert.Equal(["url"], refusal?.Fields?.Keys);
    }

    [Theory]
    [InlineData("https://crm.company.example/hooks", true), InlineData("https://bücher.example/", true)]
    [InlineData("https://crm.company.example.:8443/", true), InlineData("https://1und1.example/", true)]
    [InlineData("http://8.8.8.8/", true)]
    [InlineData("https://within.example/", false), InlineData("https://both.example/", false), InlineData("https://mapped.example/", false)]
    [InlineData("https://nowhere.example/", true)]
    public async Task A_name_is_accepted_if_all_its_addresses_are_public(string url, bool isAccepted)
    {
        var network = new PublicNetwork(new WebhookSettings(), new HostLookup((name, _) => Task.FromResult<IPAddress[]>(name switch
        {
            "within.example" => [IPAddress.Parse("10.0.0.1")],
            "both.example" => [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback],
            "mapped.example" => [IPAddress.Loopback.MapToIPv6()],
            "nowhere.example" => throw new SocketException((int)SocketError.HostNotFound),
            _ => [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("2606:4700::1111")],
        })));
        var refusal = await WebhookErrors.CheckAsync(new WebhookDetails(url, ["zone.left"]), network, Stop);
        Assert.Equal(isAccepted, refusal is null);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_after_it_was_saved_is_not_followed_into_the_network()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        IPAddress[] now = [IPAddress.Parse("8.8.8.8")];
        var asked = 0;
        await using var house = await House.OpenAsync(Engine.Sqlite, services => services.AddSingleton(new HostLookup((_, _) =>
        {
            asked++;
            return Task.FromResult(now);
        })));
        var expo = await house.NewEventAsync();
        var url = $"http://rebound.example:{new Uri(receiver.Address).Port}/hook";
        var made = await house.Get<WebhookService>().CreateAsync(expo.Id, new WebhookDetails(url, ["zone.left"]), expo.Organiser, Stop);
        foreach (var lie in new IPAddress[][] { [IPAddress.Loopback], [now[0], IPAddress.Loopback], [IPAddress.Loopback.MapToIPv6()] })
        {
            now = lie;
            asked = 0;
            await house.Get<WebhookDeliveries>().TestAsync(expo.Id, made.Value.Row.Id, expo.Organiser, Stop);
            Assert.Equal(0, await house.Get<WebhookSender>().SendDueAsync(Stop));
            Assert.Equal(1, asked);
        }

        Assert.Empty(receiver.Taken);
        Assert.All((await house.Get<WebhookDeliveries>().PageAsync(new(expo.Id, made.Value.Row.Id), 1, expo.Organiser, Stop)).Value.Items,
            row => Assert.Contains("private network", row.LastError, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delivery_goes_to_the_address_that_was_looked_up_and_checked()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        List<string> asked = [];
        using var client = new HttpClient(new PublicNetwork(new WebhookSettings { AllowPrivateNetworks = true }, new HostLookup((name, _) =>
        {
            asked.Add(name);
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        })).Handler());
        var address = new UriBuilder(receiver.Address) { Host = "somewhere.example" }.Uri;
        using var answer = await client.PostAsync(address, null, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["somewhere.example"], asked);
    }

    [Fact]
    public async Task What_was_saved_before_is_checked_again_at_delivery()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

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

    [Theory, InlineData(301), InlineData(302), InlineData(303), InlineData(307), InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (receiver.Status, receiver.Location) = (status, elsewhere.Address);
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
