using System.Reflection;
using System.Security.Claims;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrowdComms.Tests.Web.Access;

/// <summary>A circuit that outlives the app by a moment ends in silence.</summary>
public sealed class RevalidatingSignInTests
{
    // The base class calls it from its loop, which waits a minute.
    private static readonly MethodInfo Look = typeof(RevalidatingSignIn)
        .GetMethod("ValidateAuthenticationStateAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    [Fact]
    public async Task When_the_app_has_stopped_a_page_that_is_still_open_keeps_its_user_and_nothing_is_thrown()
    {
        RevalidatingSignIn signIn;
        AuthenticationState state;
        await using (var app = await AppInProcess.StartAsync())
        {
            signIn = (RevalidatingSignIn)app.Services.CreateAsyncScope().ServiceProvider
                .GetRequiredService<AuthenticationStateProvider>();
            state = new AuthenticationState(User(app.Get<IOptions<IdentityOptions>>().Value.ClaimsIdentity));
            Assert.False(await IsGoodAsync(signIn, state));
        }

        Assert.True(await IsGoodAsync(signIn, state));
    }

    private static Task<bool> IsGoodAsync(RevalidatingSignIn signIn, AuthenticationState state) =>
        (Task<bool>)Look.Invoke(signIn, [state, CancellationToken.None])!;

    // Nobody signed in with it, so the running app refuses it.
    private static ClaimsPrincipal User(ClaimsIdentityOptions claims) => new(new ClaimsIdentity(
        [new(claims.UserIdClaimType, $"{Guid.CreateVersion7()}"), new(claims.SecurityStampClaimType, "stamp"),
            new(SessionCookie.Session, $"{Guid.CreateVersion7()}")], "test"));
}
