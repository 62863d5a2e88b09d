using CrowdComms.Data.Access;
using CrowdComms.Web.Access;
using Hangfire.Dashboard;

namespace CrowdComms.Web.Jobs;

/// <summary>Lets only admins see the background jobs; it asks the database whether the user is one now.</summary>
internal sealed class AdminsOnly : IDashboardAsyncAuthorizationFilter
{
    /// <inheritdoc />
    public async Task<bool> AuthorizeAsync(DashboardContext context)
    {
        var http = context.GetHttpContext();
        return http.User is { UserId: { } user, IsDevice: false, Kiosk: null }
            && await http.RequestServices.GetRequiredService<AccessService>().FindAsync(user, http.RequestAborted) is { IsAdmin: true };
    }
}
