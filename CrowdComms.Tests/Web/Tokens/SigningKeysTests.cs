using CrowdComms.Data;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web.Tokens;

public sealed class SigningKeysTests
{
    private static readonly EphemeralDataProtectionProvider Protection = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Nodes_that_start_at_once_make_one_key_and_it_is_kept_encrypted(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        SigningKeys[] nodes = [.. Enumerable.Range(0, 6).Select(_ => Node(house))];

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RotateAsync(Stop), Stop)));

        await using var context = house.Context();
        var row = await context.SigningKeys.AsNoTracking().SingleAsync(Stop);
        Assert.ThrowsAny<Exception>(
            () => System.Security.Cryptography.ECDsa.Create().ImportPkcs8PrivateKey(row.Protected, out _));
        foreach (var node in nodes)
        {
            Assert.Equal(row.Id.ToString("n"), (await node.SignerAsync(Stop)).KeyId);
        }
    }

    [Theory, BothEngines]
    public async Task A_new_key_signs_once_all_nodes_know_it_and_the_old_one_is_good_until_its_tokens_are_out(
        Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (here, there) = (Node(house), Node(house));
        await here.RotateAsync(Stop);
        var old = (await there.SignerAsync(Stop)).KeyId;
        house.Clock.Advance(SigningKeys.Age - TimeSpan.FromSeconds(1));
        await there.SignerAsync(Stop);
        await here.RotateAsync(Stop);
        Assert.Equal([old], await AcceptedAsync(here));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await here.RotateAsync(Stop);

        // The other node has not looked yet, so nobody signs with what it does not know.
        Assert.Equal([old], await AcceptedAsync(there));
        Assert.Equal(old, (await here.SignerAsync(Stop)).KeyId);
        house.Clock.Advance(SigningKeys.Known);
        var next = (await here.SignerAsync(Stop)).KeyId;
        Assert.NotEqual(old, next);
        Assert.Equal([old, next], await AcceptedAsync(there));

        house.Clock.Advance(new JwtSettings().Lifetime);
        Assert.Equal([old, next], await AcceptedAsync(there));
        house.Clock.Advance(SigningKeys.Fresh);
        Assert.Equal([next], await AcceptedAsync(there));
        await here.RotateAsync(Stop);
        await using var context = house.Context();
        Assert.Equal(1, await context.SigningKeys.CountAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task A_key_that_cannot_be_read_any_more_is_followed_by_another(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await Node(house).RotateAsync(Stop);
        var lost = Node(house, new EphemeralDataProtectionProvider());

        await lost.RotateAsync(Stop);

        Assert.Equal([(await lost.SignerAsync(Stop)).KeyId], await AcceptedAsync(lost));
    }

    private static async Task<IEnumerable<string>> AcceptedAsync(SigningKeys node) =>
        (await node.GetConfigurationAsync(Stop)).SigningKeys.Select(k => k.KeyId);

    private static SigningKeys Node(House house, IDataProtectionProvider? protection = null) => new(
        house.Get<SigningKeyStore>(), protection ?? Protection, new JwtSettings(), house.Clock,
        house.Get<ILogger<SigningKeys>>());
}
