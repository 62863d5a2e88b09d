using System.Net.Http.Json;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Registration;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Members;
using static CrowdComms.Tests.Web.Accounts.AccountVisit;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Accounts;

/// <summary>An address with an account and one without get the same answers for the same work.</summary>
public sealed class SameAnswersTests
{
    [Fact]
    public async Task Signing_in_with_wrong_passwords_tells_nothing_until_the_lock_and_after_it()
    {
        using var sent = new SentStatements();
        await using var visit = await OpenAsync();
        sent.Folder = visit.App.Folder;
        await visit.LoginAsync("first@test.example", Wrong);
        List<string> program = [], page = [];
        foreach (var email in new[] { Owner, Nobody })
        {
            Begin(visit, sent);
            List<string> answers = [];
            for (var i = 0; i < 7; i++)
            {
                answers.Add($"{await visit.LoginAsync(email, Wrong)}");
            }

            Assert.Equal([.. Enumerable.Repeat("(401, unauthenticated)", 4), .. Enumerable.Repeat("(403, locked_out)", 3)], answers);
            program.Add(Work(visit, sent));
        }

        await visit.ForgetAsync();
        await visit.App.Get<SignInLocks>().ForgetAsync(Nobody, Stop);
        foreach (var email in new[] { Owner, Nobody })
        {
            Begin(visit, sent);
            for (var i = 0; i < 6; i++)
            {
                var (_, shown) = await visit.SignInAsync(visit.Browser(), email, Wrong);
                Assert.Contains((i < 4 ? TokenErrors.Credentials : TokenErrors.LockedOut).Message, FormVisitor.Shown(shown),
                    StringComparison.Ordinal);
            }

            page.Add(Work(visit, sent));
        }

        Assert.StartsWith("(0, 5)", program[0], StringComparison.Ordinal);
        Assert.Equal(program[0], program[1]);
        Assert.Equal(page[0], page[1]);
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_before_anything_is_looked_up()
    {
        await using var visit = await OpenAsync();
        var contexts = visit.App.Get<FaultyContexts>();
        var browser = visit.Browser();
        await browser.GetStringAsync("/account/forgot-password", Stop);
        List<string> said = [];

        contexts.IsAway = true;
        foreach (var email in new[] { Nobody, Owner })
        {
            var (status, page) = await visit.SendAsync(browser, "/account/forgot-password", "forgot", ("Input.Email", email));
            said.Add($"{status} {FormVisitor.Shown(page)}");
        }

        Assert.StartsWith("OK", said[0], StringComparison.Ordinal);
        Assert.Equal(said[0], said[1]);
        contexts.IsAway = false;
        Assert.Equal(Owner, (await visit.App.MessageAsync(MessageKind.PasswordReset)).Email);
    }

    [Fact]
    public async Task Registering_an_address_that_has_an_account_says_nothing_and_writes_to_its_owner()
    {
        using var sent = new SentStatements();
        await using var visit = await OpenAsync(("Accounts:SelfRegistration", "true"));
        sent.Folder = visit.App.Folder;
        using var program = visit.App.Program();
        List<string> answers = [], work = [];
        foreach (var email in new[] { "warm-up@test.example", "new@test.example", Owner })
        {
            Begin(visit, sent);
            using var answer = await program.PostAsJsonAsync("/api/v1/auth/register",
                new { email, password = "quite long enough", displayName = "New" }, Stop);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync(Stop)}");
            var statements = Statements(sent);
            work.Add($"{visit.Hasher.Take()}, {statements.Count} statements, "
                + $"{statements.Count(s => s.StartsWith("INSERT", StringComparison.Ordinal))} of them write");
        }

        Assert.StartsWith("Created", answers[1], StringComparison.Ordinal);
        Assert.Equal(answers[1], answers[2]);
        Assert.StartsWith("(1, 0)", work[1], StringComparison.Ordinal);
        Assert.Equal(work[1], work[2]);
        var message = await visit.App.MessageAsync(MessageKind.AccountExists);
        Assert.Equal((Owner, null), (message.Email, message.EventId));
        Assert.EndsWith("/account/forgot-password", message.Facts["link"], StringComparison.Ordinal);
        Assert.Equal((200, null), await visit.LoginAsync(Owner, Password));
    }

    [Fact]
    public async Task The_holder_of_an_invitation_may_ask_of_five_addresses_whether_they_have_an_account()
    {
        await using var visit = await OpenAsync();
        var details = new EventDetails
        {
            Slug = "expo",
            Name = "Expo",
            TimeZone = "Europe/Berlin",
            StartsAt = DateTimeOffset.UnixEpoch,
            EndsAt = DateTimeOffset.UnixEpoch.AddDays(1),
        };
        var expo = await visit.App.Get<EventService>().CreateAsync(details, Actor.System, Stop);
        var invited = await visit.App.Get<InvitationService>()
            .InviteAsync(expo.Value.Id, new NewInvitation(null, MemberRole.Staff), Actor.System, Stop);
        List<string> said = [];
        for (var i = 0; i < 6; i++)
        {
            var (_, page) = await visit.SendAsync(visit.Browser(), InvitationLinks.Page(invited.Value.Key), "join",
                ("Input.Name", "Curious"), ("Input.Email", Owner), ("Input.Password", Wrong));
            said.Add(page.QuerySelector("[role=alert]")!.TextContent);
        }

        Assert.Equal([.. Enumerable.Repeat("This email address already has an account. Sign in to accept.", 5),
            "Too many attempts with this invitation. Wait 5 minutes, then try again."], said);
    }

    private static void Begin(AccountVisit visit, SentStatements sent)
    {
        sent.Take();
        visit.Hasher.Take();
    }

    private static string Work(AccountVisit visit, SentStatements sent) =>
        $"{visit.Hasher.Take()}\n{string.Join('\n', Statements(sent))}";

    // The background work of the app sends statements too.
    private static List<string> Statements(SentStatements sent) => [.. sent.Take().Where(s =>
        s.Contains("sign_in_counts", StringComparison.Ordinal) || s.Contains("\"users\"", StringComparison.Ordinal)
        || s.StartsWith("INSERT INTO \"messages\"", StringComparison.Ordinal))];
}
