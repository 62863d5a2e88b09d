using System.Net;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>The world changes between opening a form and sending it. Whatever changed, a sentence says so, and what was
/// typed is on the page.</summary>
public sealed class LateFormsTests
{
    private const string Changed = Late.Changed;

    private static readonly Dictionary<string, string> Person = new(StringComparer.Ordinal)
    {
        ["Input.FirstName"] = "Typed",
        ["Input.LastName"] = "Words",
        ["Input.Email"] = "typed@test.example",
        ["Input.PassType"] = "GEN",
        ["Input.Consents"] = "true",
    };

    private static readonly Dictionary<string, string> Colleague = new(StringComparer.Ordinal)
    {
        ["Input.FirstName"] = "Typed",
        ["Input.Email"] = "typed@test.example",
        ["Input.PassType"] = "GEN",
    };

    private static readonly Dictionary<string, string> Waiter = new(Person, StringComparer.Ordinal) { ["Input.PassType"] = "VIP" };

    private static readonly Dictionary<string, string> Taker = new(StringComparer.Ordinal)
    {
        ["Input.FirstName"] = "Typed",
        ["Input.Consents"] = "true",
    };

    private static readonly Dictionary<string, string> Correction = new(StringComparer.Ordinal)
    {
        ["Input.FirstName"] = "Typed",
        ["Input.Answers."] = "Opening talk",
    };

    private static readonly Dictionary<string, string> Name = new(StringComparer.Ordinal) { ["Input.FirstName"] = "Typed" };

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static readonly Late[] Table =
    [
        new("register, closed", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => e.RegistrationClosesAt = e.CreatedAt), "Registration is closed."),
        new("register, opens later", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => e.RegistrationOpensAt = e.StartsAt), "Registration opens on"),
        new("register, switched off", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => e.SelfRegistration = false), "You cannot register for this event yourself."),
        new("register, over", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => (e.StartsAt, e.EndsAt) = (w.Now.AddDays(-1), w.Now)), "Registration is closed."),
        new("register, full", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => e.Capacity = 2), "Join the waiting list"),
        new("register, pass full", w => $"/register/{w.Slug}", "register", Person,
            w => w.PassesAsync(p => p.Capacity = p.Code == "GEN" ? 1 : 5), "pass is left"),
        new("register, pass retired", w => $"/register/{w.Slug}", "register", Person,
            w => w.PassesAsync(p => p.Retired = p.Code == "GEN"), "Choose one of the passes below."),
        new("register, no pass public", w => $"/register/{w.Slug}", "register", Person,
            w => w.PassesAsync(p => p.IsPublic = false), "You cannot register for this event yourself."),
        new("register, question required", w => $"/register/{w.Slug}", "register", Person,
            w => w.AskAsync("Your size?"), "You are not registered yet."),
        new("register, slug changed and closed", w => $"/register/{w.Slug}", "register", Person,
            w => w.ChangeAsync(e => (e.Slug, e.RegistrationClosesAt) = ($"{e.Slug}-x", e.CreatedAt)), "Registration is closed."),
        new("register, deleted", w => $"/register/{w.Slug}", "register", Person, w => w.DeleteAsync(), Changed),
        new("offer, ended", w => $"/register/{w.Slug}?offer={w.Offered}", "register", Taker,
            w => w.WaitersAsync(WaitingState.Expired), "This place is no longer kept for you"),
        new("offer, taken in another tab", w => $"/register/{w.Slug}?offer={w.Offered}", "register", Taker,
            w => w.WaitersAsync(WaitingState.Registered), "You are registered"),
        new("offer, left in another tab", w => $"/register/{w.Slug}?offer={w.Offered}", "register", Taker,
            w => w.LeaveAsync(w.Offered), "You left the waiting list"),
        new("offer, taken and cancelled since", w => $"/register/{w.Slug}?offer={w.Offered}", "register", Taker,
            w => w.TakeAndCancelAsync(), "Your registration was cancelled"),
        new("wait, place free", w => $"/register/{w.Slug}/waiting", "wait", Waiter,
            w => w.PassesAsync(p => p.Capacity = 50), "A place is free now."),
        new("wait, closed", w => $"/register/{w.Slug}/waiting", "wait", Waiter,
            w => w.ChangeAsync(e => e.SelfRegistration = false), "Registration is not open."),
        new("wait, pass retired", w => $"/register/{w.Slug}/waiting", "wait", Waiter,
            w => w.PassesAsync(p => p.Retired = p.Code == "VIP"), "Check the marked fields below."),
        new("wait, deleted", w => $"/register/{w.Slug}/waiting", "wait", Waiter, w => w.DeleteAsync(), Changed),
        new("leave the list, registered meanwhile", w => $"/register/{w.Slug}/waiting?place={w.Waits}", "leave", Nothing,
            w => w.WaitersAsync(WaitingState.Registered), Changed),
        new("leave the list, deleted", w => $"/register/{w.Slug}/waiting?place={w.Waits}", "leave", Nothing,
            w => w.DeleteAsync(), Changed),
        new("correct, cancelled", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.StepAsync(w.Holder, StatusStep.Cancel), Changed),
        new("correct, anonymised", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.ForgetAsync(w.Holder), Changed),
        new("correct, ticket replaced", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.ReissueAsync(w.Holder), Changed),
        new("correct, edited by staff", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.EditAsync(w.Holder, p => p with { FirstName = "Staff" }), "Someone changed this to “Staff” in the meantime."),
        new("correct, over", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.ChangeAsync(e => (e.StartsAt, e.EndsAt) = (w.Now.AddDays(-1), w.Now)), Changed),
        new("correct, deleted", w => $"/t/{w.Ticket}?act=change", "own-change", Correction,
            w => w.DeleteAsync(), Changed),
        new("confirm, confirmed by staff", w => $"/t/{w.Ticket}", "own-confirm", Nothing,
            w => w.StepAsync(w.Holder, StatusStep.Confirm), "Your registration is confirmed."),
        new("confirm, cancelled by staff", w => $"/t/{w.Ticket}", "own-confirm", Nothing,
            w => w.StepAsync(w.Holder, StatusStep.Cancel), "This registration is cancelled."),
        new("cancel, cancelled in another tab", w => $"/t/{w.Ticket}?act=cancel", "own-cancel", Nothing,
            w => w.StepAsync(w.Holder, StatusStep.Cancel), "This registration is cancelled."),
        new("company, link revoked", w => $"/c/{w.Company}", "register", Colleague,
            w => w.RevokeLinkAsync(), "This link does not work"),
        new("company, closed", w => $"/c/{w.Company}", "register", Colleague,
            w => w.ChangeAsync(e => e.RegistrationClosesAt = w.Now), "closed"),
        new("company, passes taken", w => $"/c/{w.Company}", "register", Colleague, w => w.FillCompanyAsync(), "General"),
        new("company, no pass set aside any more", w => $"/c/{w.Company}", "register", Colleague,
            w => w.AllocateAsync("VIP", 0), "Acme has no passes left. Ask the organiser for more."),
        new("company, another pass set aside", w => $"/c/{w.Company}", "register", Colleague,
            w => w.AllocateAsync("VIP", 1), "Choose a pass that is set aside for your company."),
        new("company, deleted", w => $"/c/{w.Company}", "register", Colleague, w => w.DeleteAsync(), Changed),
        new("company correct, anonymised", w => $"/c/{w.Company}?correct={w.Employee}", "correct", Name,
            w => w.ForgetAsync(w.Employee), Changed),
        new("company cancel, cancelled", w => $"/c/{w.Company}?cancel={w.Employee}", "cancel", Nothing,
            w => w.StepAsync(w.Employee, StatusStep.Cancel), Changed),
        new("invitation, event deleted", w => $"/account/invitation/{w.Invitation}", "join", Account,
            w => w.DeleteAsync(), Changed),
    ];

    private static Dictionary<string, string> Account => new(StringComparer.Ordinal)
    {
        ["Input.Name"] = "Typed",
        ["Input.Email"] = "new@test.example",
        ["Input.Password"] = "correct horse battery",
    };

    [Fact]
    public async Task Every_form_that_came_too_late_gets_a_sentence_and_keeps_what_was_typed()
    {
        await using var app = await OpenAsync();
        List<string> wrong = [];
        foreach (var late in Table)
        {
            var world = await LateWorld.OpenAsync(app);
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(late.Address(world), late.Form, late.Typed);
            await late.Change(world);

            wrong.AddRange(await late.ReadAsync(visitor));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_form_with_a_token_that_is_no_longer_good_is_shown_again_with_what_was_typed()
    {
        await using var app = await OpenAsync();
        List<string> wrong = [];
        Late[] forms = [.. Table.DistinctBy(t => t.Form + t.Name.Split(' ', ',')[0])];
        foreach (var form in forms)
        {
            var world = await LateWorld.OpenAsync(app);
            using var visitor = new FormVisitor(app);
            await visitor.FillAsync(form.Address(world), form.Form, form.Typed);
            visitor.ForgetToken();

            wrong.AddRange(await (form with { Says = Late.NotSent }).ReadAsync(visitor));
            Assert.Equal((2, 2), await world.CountAsync());
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_form_of_before_a_sign_in_is_shown_again()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var visitor = new FormVisitor(app, client);
        using var tab = new FormVisitor(app, client);
        await visitor.FillAsync($"/register/{world.Slug}", "register", Person);
        await tab.FillAsync("/account/sign-in", "sign-in", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Email"] = "organiser@demo.example",
            ["Input.Password"] = DemoSeed.Password,
        });
        Assert.Equal(HttpStatusCode.Redirect, (await tab.SendAsync()).Status);

        Assert.Empty(await (Table[0] with { Says = Late.NotSent }).ReadAsync(visitor));
        Assert.Equal((2, 2), await world.CountAsync());
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_received_and_its_words_are_not_shown()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var browser = await app.BrowserAsync("organiser");
        using var nothing = new FormUrlEncodedContent([]);

        var foreign = await browser.Client.PostAsync("/account/sign-out", nothing, Stop);
        Assert.Equal("/account/form-expired?back=%2F", foreign.Headers.Location?.OriginalString);
        Assert.Contains("Nothing was sent", await browser.Client.GetStringAsync(foreign.Headers.Location, Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/account/me", Stop)).StatusCode);
        using var cross = new HttpRequestMessage(HttpMethod.Post, $"/register/{world.Slug}")
        {
            Content = new FormUrlEncodedContent([new("_handler", "register"), new("Input.FirstName", "Mallory")]),
            Headers = { { "Origin", "https://elsewhere.example" } },
        };
        var answer = await browser.Client.SendAsync(cross, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Mallory", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
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
