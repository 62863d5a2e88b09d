using System.Net;
using System.Text;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web.Observability;

/// <summary>A request that is wrong in an expected way is answered, and logs no exception.</summary>
public sealed class BadRequestLogsTests
{
    private const string Token = "__RequestVerificationToken", Form = "application/x-www-form-urlencoded";

    private static readonly (string Address, string Type, string Body)[] Wrong =
    [
        ("/account/sign-out", Form, ""), ("/account/sign-out", Form, $"{Token}=invented"), ("/account/sign-out", Form, "returnUrl=%2F"),
        ("/account/sign-out", "application/json", "{}"), ("/account/sign-out", "multipart/form-data", "x"),
        ("/account/sign-out", "text/plain", ""),
        ("/account/sign-in", Form, $"_handler=sign-in&{Token}=invented"), ("/account/sign-in", "application/json", "{"),
        ("/account/forgot-password", Form, "_handler=forgot"), ("/account/new-password", Form, "_handler=new-password&token=%25"),
        ("/account/passkeys/request-options", Form, ""), ("/account/passkeys/create-options", Form, $"{Token}=invented"),
        ("/kiosk/demo-expo/start", Form, ""), ("/kiosk/demo-expo/start", Form, $"{Token}=invented&station=none"),
        ("/pair", Form, "_handler=pair"), ("/register/demo-expo", Form, "_handler=register"),
        ("/u/none", "application/json", "{}"), ("/t/none", Form, "_handler=confirm"),
        ("/api/v1/auth/login", "application/json", "{"), ("/api/v1/auth/login", "text/plain", "x"),
        ("/api/v1/auth/login", "application/json", "[]"), ("/api/v1/auth/refresh", "application/json", "{\"refreshToken\":\"x\"}"),
        ("/api/v1/events/demo-expo/scans", "application/json", "{\"scanId\":1}"),
        ("/api/v1/events/demo-expo/imports", "multipart/form-data; boundary=x", "--x\r\n"),
        ("/api/v1/events/demo-expo/registrants", "application/json", "null"),
    ];

    private static readonly (string Room, string Body)[] Twice =
    [
        ("companies", "{\"name\":\"Twice Ltd\"}"), ("zones", "{\"name\":\"Twice hall\"}"),
        ("stations", "{\"name\":\"Twice desk\",\"kind\":\"Desk\"}"),
        ("pass-types", "{\"name\":\"Twice\",\"code\":\"TWICE\",\"colour\":\"#112233\"}"),
        ("registrants", "{\"firstName\":\"Twice\",\"email\":\"twice@test.example\",\"passType\":\"GEN\"}"),
    ];

    [Fact]
    public async Task No_bad_request_logs_an_exception()
    {
        var kept = new KeptLines();
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            Services = services => services.AddSingleton<ILoggerProvider>(kept),
        });
        using var staff = await app.BrowserAsync("organiser");
        staff.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var nobody = app.Program();
        using var invented = app.Program();
        invented.DefaultRequestHeaders.Add(
            "Cookie", $"crowdcomms=invented; crowdcomms-known=invented; {await AntiforgeryAsync(app)}=CfDJ8AAAA");
        using var token = app.Program("Bearer", "invented.invented.invented");
        using var key = app.Program("ApiKey", "invented");
        kept.Take();
        List<string> wrong = [];
        foreach (var (address, type, body) in Wrong)
        {
            foreach (var client in new[] { nobody, staff.Client, invented, token, key })
            {
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, TokenVisitor.Stop);
                wrong.AddRange(kept.Take().Where(l => l.Failure is not null).Select(l => $"{address} {type} {body}: {l}"));
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{address} {type} {body}: {answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, BothEngines]
    public async Task What_exists_already_is_refused_and_logs_no_exception(Engine engine)
    {
        var kept = new KeptLines();
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            Engine = engine,
            Services = services => services.AddSingleton<ILoggerProvider>(kept),
        });
        using var organiser = await app.BrowserAsync("organiser");
        organiser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        kept.Take();
        foreach (var (room, body) in Twice)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await organiser.Client.PostAsync($"/api/v1/events/demo-expo/{room}", content, TokenVisitor.Stop);
                return answer.StatusCode;
            }));
            Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 3)], answers.Order());
        }

        Assert.DoesNotContain(kept.Take(), line => line.Failure is not null);
    }

    // The name holds a hash of the application's name.
    private static async Task<string> AntiforgeryAsync(AppInProcess app)
    {
        using var visitor = app.Program();
        using var page = await visitor.GetAsync("/account/sign-in", TokenVisitor.Stop);
        return page.Headers.GetValues("Set-Cookie").Single(c => c.Contains("Antiforgery", StringComparison.Ordinal)).Split('=')[0];
    }
}
