using System.Security.Cryptography;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Tokens;

public sealed class AccessTokenTests
{
    private const string Me = "/api/v1/auth/me";

    [Fact]
    public async Task A_token_opens_its_users_events_with_the_rights_that_the_database_says_now()
    {
        await using var app = await AppInProcess.StartAsync();
        var staff = await app.UserAsync("staff");
        using var program = app.Program("Bearer", await TokenAsync(app, staff));

        Assert.Equal((200, null), await program.AskAsync(Figures));
        Assert.Equal((404, "not_found"), await program.AskAsync("/api/v1/events/no-such-event/dashboard"));

        await using var context = await app.ContextAsync();
        context.Members.RemoveRange(await context.Members.Where(m => m.UserId == staff).ToListAsync(Stop));
        await context.SaveChangesAsync(Stop);
        Assert.Equal((404, "not_found"), await program.AskAsync(Figures));
        Assert.Equal((200, null), await program.AskAsync(Me));

        context.Users.Remove(await context.Users.SingleAsync(u => u.Id == staff, Stop));
        await context.SaveChangesAsync(Stop);
        Assert.Equal((401, "unauthenticated"), await program.AskAsync(Me));
    }

    [Fact]
    public async Task A_token_that_is_not_exactly_ours_is_none()
    {
        await using var app = await AppInProcess.StartAsync();
        var user = await app.UserAsync("organiser");
        var key = (ECDsaSecurityKey)await app.Get<SigningKeys>().SignerAsync(Stop);
        var open = key.ECDsa.ExportSubjectPublicKeyInfo();
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var ours = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256);
        Assert.Equal(200, await StatusAsync(app, Token(user, ours)));

        // Their key under our name; the public key as a shared secret, as bytes and as text; another algorithm; none.
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user, new(new ECDsaSecurityKey(strange) { KeyId = key.KeyId }, SecurityAlgorithms.EcdsaSha256))));
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user, new(new ECDsaSecurityKey(strange) { KeyId = "theirs" }, SecurityAlgorithms.EcdsaSha256))));
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user, new(new SymmetricSecurityKey(open) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha256))));
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user,
                    new(new SymmetricSecurityKey(System.Text.Encoding.ASCII.GetBytes(
                        key.ECDsa.ExportSubjectPublicKeyInfoPem()))
                    { KeyId = key.KeyId },
                        SecurityAlgorithms.HmacSha256))));
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user, new(new RsaSecurityKey(rsa) { KeyId = key.KeyId }, SecurityAlgorithms.RsaSha256))));
        Assert.Equal(401, await StatusAsync(app, Token(user, null)));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours)[..^2] + "AA"));

        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.Issuer = "somebody-else")));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.Issuer = null)));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.Audience = "another-api")));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.Audience = null)));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.TokenType = "JWT")));
        Assert.Equal(401, await StatusAsync(app, Token(user, ours, token => token.Expires = null)));
        Assert.Equal(401,
            await StatusAsync(app, Token(user, ours, token => token.Expires = DateTime.UnixEpoch.AddYears(50))));
        Assert.Equal(401,
            await StatusAsync(app,
                Token(user, ours,
                    token => token.Claims = new Dictionary<string,
                        object>(StringComparer.Ordinal)
                    { ["sub"] = "everybody" })));
        Assert.Equal(401, await StatusAsync(app, "no.token.atall"));
    }

    [Fact]
    public async Task A_token_is_good_for_a_quarter_of_an_hour()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await AppInProcess.StartAsync(
            new AppSettings { Services = services => services.AddSingleton<TimeProvider>(clock) });
        using var program = app.Program("Bearer", await TokenAsync(app, await app.UserAsync("staff")));

        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal((200, null), await program.AskAsync(Me));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((401, "unauthenticated"), await program.AskAsync(Me));
    }

    private static async Task<int> StatusAsync(AppInProcess app, string token)
    {
        using var program = app.Program("Bearer", token);
        return (await program.AskAsync(Me)).Status;
    }

    private static string Token(Guid user, SigningCredentials? by, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = "crowdcomms",
            Audience = "crowdcomms-api",
            Expires = TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = user.ToString() },
            SigningCredentials = by,
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    private static Task<string> TokenAsync(AppInProcess app, Guid user) =>
        app.Get<AccessTokens>().IssueAsync(new SignedIn(user, Guid.CreateVersion7(), SecondFactor: false), Stop);
}
