using CrowdComms.Data.Accounts;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>The forms of accounts, devices, kiosks and mailings that come too late: a sentence says so, and what was typed
/// is on the page, secrets excepted.</summary>
public sealed class LateAccountFormsTests
{
    private const string Staff = "staff@demo.example";

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static readonly Late[] Strangers =
    [
        Form("sign in", "/account/sign-in", "sign-in", Typed("Input.Email", "typed@test.example")),
        Form("password", "/account/forgot-password", "forgot", Typed("Input.Email", "typed@test.example")),
        Form("new password", "/account/new-password", "new-password", Nothing),
        Form("pair", "/pair", "pair", Typed("Input.Name", "Typed tablet")),
    ];

    private static readonly Late[] Users =
    [
        Form("own name", "/account/me", "name", Typed("Naming.Name", "Typed Name")),
        Form("own password", "/account/me", "password", Nothing),
        Form("passkey", "/account/me", "passkey-new", Nothing),
        Form("sessions", "/account/me", "end-all", Nothing),
        Form("two factors", "/account/me/two-factor", "set-up", Nothing),
    ];

    [Fact]
    public async Task Every_form_of_an_account_with_a_token_that_is_no_longer_good_is_shown_again()
    {
        await using var app = await OpenAsync();
        using var staff = await app.BrowserAsync("staff");
        List<string> wrong = [];
        foreach (var form in Strangers.Concat(Users))
        {
            wrong.AddRange(await ForgottenAsync(app, form, Users.Contains(form) ? staff.Client : null));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_second_factor_is_set_up_and_asked_for_in_time_or_a_sentence_says_so()
    {
        await using var app = await OpenAsync();
        using var staff = await app.BrowserAsync("staff");
        List<string> wrong = [];
        // The change elsewhere ends this sign-in with it, so the form leads to the next one.
        var setUp = Users[^1] with { Change = _ => SwitchOnAsync(app), Says = "Forgot your password?" };
        wrong.AddRange(await ChangedAsync(app, setUp, staff.Client));

        using var again = await app.BrowserAsync("staff");
        var step = Form("second factor", "/account/second-factor", "second-factor", Nothing);
        wrong.AddRange(await ForgottenAsync(app, step, again.Client));
        using var visitor = new FormVisitor(app, again.Client);
        await visitor.FillAsync(step.Address(null!), step.Form, step.Typed);
        using var other = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        visitor.GoOnAs(other);
        wrong.AddRange(await (step with { Says = "Entering the code took too long. Start over." }).ReadAsync(visitor));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_kiosk_is_left_once_and_a_late_form_says_so()
    {
        await using var app = await OpenAsync();
        using var staff = await app.BrowserAsync("staff");
        await LockAsync(app, staff.Client);
        var leave = Form("kiosk", "/kiosk/demo-expo/leave", "leave", Nothing);

        Assert.Empty(await ForgottenAsync(app, leave, staff.Client));
        var gone = leave with
        {
            Says = "This browser does not run a kiosk.",
            Change = async _ =>
            {
                using var tab = new FormVisitor(app, staff.Client);
                await tab.FillAsync("/kiosk/demo-expo/leave", "leave", Typed("Input.Pin", "2026"));
                await tab.SendAsync();
            },
        };
        Assert.Empty(await ChangedAsync(app, gone, staff.Client));
    }

    [Fact]
    public async Task Whoever_sets_up_second_reads_that_an_account_exists()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Demo = false });
        var setup = Form("setup", "/setup", "setup", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Name"] = "Typed",
            ["Input.Email"] = "typed@test.example",
            ["Input.Password"] = "correct horse battery",
        });

        Assert.Empty(await ForgottenAsync(app, setup, null));
        var made = setup with
        {
            Says = "An account exists.",
            Change = async _ => Assert.Null(
                await app.Get<FirstAdmin>().MakeAsync("boss@test.example", "Boss", "correct horse battery", Stop)),
        };
        Assert.Empty(await ChangedAsync(app, made, null));
    }

    [Fact]
    public async Task Whoever_unsubscribes_late_reads_how_it_stands()
    {
        await using var app = await OpenAsync();
        foreach (var isDeleted in new[] { false, true })
        {
            var world = await LateWorld.OpenAsync(app);
            var key = await MailAsync(app, world);
            var late = new Late("unsubscribe", _ => $"/u/{key}", "/u/", Nothing,
                async w => Assert.True(isDeleted ? await DeletedAsync(w)
                    : (await w.Get<SubscriptionService>().UnsubscribeAsync(key, Stop)).IsOk),
                isDeleted ? "This link does not work" : "You are unsubscribed");
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(late.Address(world), late.Form, late.Typed);
            await late.Change(world);

            Assert.Empty(await late.ReadAsync(visitor));
        }
    }

    private static Late Form(string name, string address, string form, Dictionary<string, string> typed) =>
        new(name, _ => address, form, typed, _ => Task.CompletedTask, Late.NotSent);

    private static Dictionary<string, string> Typed(string field, string text) => new(StringComparer.Ordinal) { [field] = text };

    private static async Task<List<string>> ForgottenAsync(AppInProcess app, Late late, HttpClient? client)
    {
        using var visitor = new FormVisitor(app, client);
        await visitor.FillAsync(late.Address(null!), late.Form, late.Typed);
        visitor.ForgetToken();
        return await late.ReadAsync(visitor);
    }

    private static async Task<List<string>> ChangedAsync(AppInProcess app, Late late, HttpClient? client)
    {
        using var visitor = new FormVisitor(app, client);
        await visitor.FillAsync(late.Address(null!), late.Form, late.Typed);
        await late.Change(null!);
        return await late.ReadAsync(visitor);
    }

    private static async Task SwitchOnAsync(AppInProcess app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await users.SetTwoFactorEnabledAsync((await users.FindByEmailAsync(Staff))!, true);
    }

    private static async Task LockAsync(AppInProcess app, HttpClient staff)
    {
        await using var context = await app.ContextAsync();
        var kiosk = await context.Stations.Where(s => s.Kind == StationKind.Kiosk).Select(s => s.Id).FirstAsync(Stop);
        using var start = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["station"] = kiosk.ToString(),
            ["__RequestVerificationToken"] = AntiforgeryField().Match(await staff.GetStringAsync("/account/me", Stop)).Groups[1].Value,
        });
        using var locked = await staff.PostAsync("/kiosk/demo-expo/start", start, Stop);
        Assert.Equal("/kiosk/demo-expo", locked.Headers.Location?.OriginalString);
    }

    private static async Task<bool> DeletedAsync(LateWorld world)
    {
        await world.DeleteAsync();
        return true;
    }

    private static async Task<string> MailAsync(AppInProcess app, LateWorld world)
    {
        await using var context = await app.ContextAsync();
        var mailing = new Mailing { EventId = world.EventId, Subject = "News", Body = "News", Audience = "All", CreatedBy = "Olga" };
        var message = new Message
        {
            EventId = world.EventId,
            MailingId = mailing.Id,
            Email = "holder@test.example",
            Kind = MessageKind.Mailing,
            State = MessageState.Sent,
        };
        context.AddRange(mailing, message);
        await context.SaveChangesAsync(Stop);
        return message.Key;
    }

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["RateLimits:RegistrationPerMinute"] = "100000",
            ["RateLimits:SignInPerMinute"] = "10000",
        },
    });
}
