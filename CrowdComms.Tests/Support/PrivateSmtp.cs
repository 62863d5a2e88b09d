using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CrowdComms.Data.Outbox;
using CrowdComms.Web;
using MimeKit;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A mail server of one's own (Debian's aiosmtpd) that can be stopped and started. It keeps what it
/// takes, and refuses for good
/// every recipient whose address begins with <c>refused</c>. It ends when this process ends, because
/// its input is closed then.
/// </summary>
public sealed class PrivateSmtp : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Server =
        """
        import asyncio, os, sys
        from aiosmtpd.controller import Controller

        folder, port, unanswered = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith('refused'):
                    return '550 5.1.1 No such user here'
                envelope.rcpt_tos.append(address)
                return '250 OK'

            async def handle_DATA(self, server, session, envelope):
                number = len(os.listdir(folder))
                with open(os.path.join(folder, f'{number:06}.part'), 'wb') as mail:
                    mail.write(envelope.content)
                os.rename(os.path.join(folder, f'{number:06}.part'), os.path.join(folder, f'{number:06}.eml'))
                if number + 1 == unanswered:
                    await asyncio.sleep(3600)
                return '250 Taken'

        controller = Controller(Handler(), hostname='127.0.0.1', port=port)
        controller.start()
        print('ready', flush=True)
        sys.stdin.read()
        controller.stop()
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _mails;
    private readonly int _port, _unanswered;
    private Process? _server;

    private PrivateSmtp(int port, int unanswered)
    {
        (_port, _unanswered) = (port, unanswered);
        _mails = Directory.CreateDirectory(_folder.File("mails")).FullName;
    }

    /// <summary>How a sender reaches it.</summary>
    public SmtpSettings Settings =>
        new() { Host = "127.0.0.1", Port = _port, From = "Demo Fair <tickets@fair.example>", Tls = SmtpTls.None,
            PerMinute = int.MaxValue };

    /// <summary>The same as the product is configured.</summary>
    public Dictionary<string, string?> Configuration => new(StringComparer.Ordinal)
    {
        ["Smtp:Host"] = Settings.Host!,
        ["Smtp:Port"] = $"{Settings.Port}",
        ["Smtp:From"] = Settings.From!,
        ["Smtp:Tls"] = $"{Settings.Tls}",
        ["Smtp:PerMinute"] = $"{Settings.PerMinute}",
    };

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<MimeMessage> Taken =>
        [.. Directory.GetFiles(_mails, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];

    /// <summary>How many it took.</summary>
    public int Count => Directory.GetFiles(_mails, "*.eml").Length;

    /// <summary>Prepares a server that does not run yet; skips the test when the machine has none.</summary>
    /// <param name="unanswered">The message, counted from 1, that it takes without ever saying so; 0 for none.</param>
    public static PrivateSmtp Prepare(int unanswered = 0)
    {
        Machine.Needs(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"), "No mail server to test with: on Debian run 'apt-get install python3-aiosmtpd'.");
        return new PrivateSmtp(FreePort(), unanswered);
    }

    /// <summary>A server that runs.</summary>
    /// <param name="unanswered">As for <see cref="Prepare"/>.</param>
    public static async Task<PrivateSmtp> RunAsync(int unanswered = 0)
    {
        var smtp = Prepare(unanswered);
        await smtp.StartAsync();
        return smtp;
    }

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        var start =
            new ProcessStartInfo(Python,
                ["-c", Server, _mails, $"{_port}", $"{_unanswered}"]) { UseShellExecute = false,
                    RedirectStandardInput = true, RedirectStandardOutput = true };
        _server = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
        Assert.Equal("ready", await _server.StandardOutput.ReadLineAsync());
    }

    /// <summary>Stops it.</summary>
    public async Task StopAsync()
    {
        _server!.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        _folder.Dispose();
    }

    // Below those that Linux gives to whoever asks for any port: one of them could be taken before the server starts.
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 32_000);
            try
            {
                using var free = new TcpListener(IPAddress.Loopback, port);
                free.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
