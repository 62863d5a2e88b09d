using CrowdComms.Tests.Support;
using CrowdComms.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Tokens;

public sealed class AccessTokenTests
{

    [Fact]
    public async Task A_token_opens_its_users_events_with_the_rights_that_the_database_says_now()
    {
        await using var app = await AppInProcess.StartAsync();
        var staff = await app.UserAsync("staff");
        using var program = app.Program("Bearer", await TokenAsync(app, staff));

        Assert.Equal((200, null), await program.AskAsync(Figures));
        Assert.Equal((404, "not_found"), await program.AskAsync("/api/v1/events/no-such-event/dashboard"));

        await using var context = await app.ContextAsync();
        await context.Members.Where(m => m.UserId == staff).ExecuteDeleteAsync(Stop);
        Assert.Equal((404, "not_found"), await program.AskAsync(Figures));
    }

    private static Task<string> TokenAsync(AppInProcess app, Guid user) =>
        app.Get<AccessTokens>().IssueAsync(new SignedIn(user, Guid.CreateVersion7(), SecondFactor: false), Stop);
}
