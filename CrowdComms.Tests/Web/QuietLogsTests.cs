using System.Collections.Concurrent;
using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web;

/// <summary>What a day leaves in the logs names nobody.</summary>
public sealed class QuietLogsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_name_address_or_code_of_anybody_stands_in_the_logs()
    {
        await using var smtp = await PrivateSmtp.RunAsync();
        var logs = new KeptLogs();
        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:CrowdComms"] = "Trace",
            ["Smtp:Host"] = smtp.Settings.Host,
            ["Smtp:Port"] = $"{smtp.Settings.Port}",
            ["Smtp:From"] = smtp.Settings.From,
            ["Smtp:Tls"] = "None",
        };
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = more,
            Services = services => services.AddSingleton<ILoggerProvider>(logs),
        });
        var access = await RoomAsync(app);
        List<string> secrets = [.. await PeopleAsync(app, access), .. await FileAsync(app, access)];
        await AskAsync(app, secrets);
        await app.Get<MessageSender>().SendDueAsync(Stop);

        Assert.Contains("CrowdComms.Web", logs.Text, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, logs.Text, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<EventAccess> RoomAsync(AppInProcess app) =>
        (await app.Get<AccessService>().EnterAsync(await app.UserAsync("organiser"), "demo-expo", Stop)).Value;

    // Registered, edited, scanned by code and by a wrong one, written to at an address that is refused.
    private static async Task<IReadOnlyList<string>> PeopleAsync(AppInProcess app, EventAccess access)
    {
        var details = new RegistrantDetails("Zebulonia", "Quackenbush", "refused-zq@quack.example",
            "GEN")
        { Phone = "+49 30 5550173", Notes = "Quack-notes" };
        var registered =
            (await app.Get<RegistrantService>()
                .RegisterAsync(access.Event.Id, new NewRegistrant(details, RegistrantSource.Desk, Confirm: true),
                    access.Actor, Stop)).Value;
        var twice = await app.Get<RegistrantService>()
            .RegisterAsync(access.Event.Id, new NewRegistrant(details, RegistrantSource.Desk), access.Actor, Stop);
        Assert.Equal("registrant.email_taken", twice.Error?.Code);
        var edit =
            new RegistrantEdit(registered.Id, registered.Version, details with { LastName = "Quackenbush-Rowe" });
        Assert.True((await app.Get<RegistrantService>().EditAsync(access.Event.Id, edit, access.Actor, Stop)).IsOk);
        await using var context = await app.ContextAsync();
        var desk = await context.Stations.Where(s => s.EventId == access.Event.Id && s.Kind == StationKind.Desk)
            .Select(s => s.Id).FirstAsync(Stop);
        foreach (var code in new[] { registered.TicketCode, registered.TicketCode, "QUACKQUACKQUACKQUACKQUACK1" })
        {
            Assert.True((await app.Get<CheckInService>()
                .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk, code), access.Actor, Stop)).IsOk);
        }

        var page = await context.Tickets.Where(t => t.RegistrantId == registered.Id).Select(t => t.PageKey)
            .FirstAsync(Stop);
        using var anybody = app.Program();
        using var ticket = await anybody.GetAsync(new Uri($"/t/{page}", UriKind.Relative), Stop);
        Assert.Equal(200, (int)ticket.StatusCode);
        return ["Zebulonia", "Quackenbush", "quack.example", "5550173", "Quack-notes", registered.TicketCode,
            "QUACKQUACK", page];
    }

    private static async Task<IReadOnlyList<string>> FileAsync(AppInProcess app, EventAccess access)
    {
        var text =
            "First name,Last name,Email,Pass "
                + "type\nXanthippe,Wobblethorpe,xw@wobble.example,General\nXerxes,Wobblethorpe,no-address-wobble,General\n";
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var file =
            (await app.Get<ImportService>()
                .ReceiveAsync(access.Event.Id, new Upload("wobble-list.csv", content), access.Actor, Stop)).Value;
        var plan = new PlannedImport(file, new ImportChoices(ColumnGuess.Of(file.Header, file.Samples)));
        Assert.True((await app.Get<ImportService>().StartAsync(access.Event.Id, plan, 2, access.Actor, Stop)).IsOk);
        await app.Get<ImportRunner>().RunWaitingAsync(Stop);
        return ["Xanthippe", "Wobblethorpe", "wobble.example", "no-address-wobble"];
    }

    // Over HTTP: searches, wrong and right sign-ins, what the API refuses.
    private static async Task AskAsync(AppInProcess app, List<string> secrets)
    {
        using var browser = await app.BrowserAsync("organiser");
        using var stranger = await app.BrowserAsync("stranger-danger");
        Assert.Equal((302, 200), ((int)browser.SignIn.StatusCode, (int)stranger.SignIn.StatusCode));
        foreach (var address in new[] { "/events/demo-expo/registrants?search=Quackenbush",
            "/events/demo-expo/audit?text=Quackenbush", "/api/v1/events/Quackenbush/dashboard", "/t/quackquackquack" })
        {
            using var answer = await browser.Client.GetAsync(new Uri(address, UriKind.Relative), Stop);
        }

        using var program = app.Program();
        using var body = new StringContent("""{"email":"login-quack@quack.example","password":"quack-quack-quack"}""",
            Encoding.UTF8, "application/json");
        using var refused = await program.PostAsync(new Uri("/api/v1/auth/login", UriKind.Relative), body, Stop);
        secrets.AddRange(["stranger-danger", "login-quack", "quack-quack-quack", "organiser@demo.example"]);
    }

    private sealed class KeptLogs : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        internal string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => new Line(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Line(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter)
            {
                var values = state is IEnumerable<KeyValuePair<string, object?>> pairs
                    ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
                lines.Enqueue($"{category}: {formatter(state, exception)} {values} {exception}");
            }
        }
    }
}
