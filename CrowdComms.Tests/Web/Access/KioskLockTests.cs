using System.Security.Claims;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrowdComms.Tests.Web.Access;

public sealed class KioskLockTests
{
    [Fact]
    public async Task A_cookie_that_is_written_anew_keeps_the_lock_and_nothing_else_of_the_old_one()
    {
        await using var app = await AppInProcess.StartAsync();
        var station = Guid.CreateVersion7();
        var refreshed = new SecurityStampRefreshingPrincipalContext
        {
            CurrentPrincipal = Principal(new Claim("kiosk", "demo-expo"),
                new Claim("kiosk_station", station.ToString()), new Claim("admin", "true")),
            NewPrincipal = Principal(),
        };

        await app.Get<IOptions<SecurityStampValidatorOptions>>().Value.OnRefreshingPrincipal!(refreshed);

        Assert.Equal(new LockedKiosk("demo-expo", station), refreshed.NewPrincipal.Kiosk);
        Assert.False(refreshed.NewPrincipal.IsAdmin);
    }

    private static ClaimsPrincipal Principal(params Claim[] claims) =>
        new(new ClaimsIdentity(claims, "Identity.Application"));
}
