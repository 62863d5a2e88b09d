using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CrowdComms.Data.Outbox;
using CrowdComms.Web;
using MimeKit;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A private mail server (Debian's aiosmtpd) that a test can stop and start. It keeps the messages that it accepts, and
/// misbehaves by the beginning of a recipient's address: it refuses <c>refused</c> permanently (550) and <c>later</c>
/// for now (450), answers <c>busy</c> with 421 and hangs up, drops the connection in the middle of a message to
/// <c>dropped</c>, and takes a message to <c>slow</c> only after <see cref="WakeUp"/>. It ends with this process,
/// because its input is closed then.
/// </summary>
public sealed class PrivateSmtp : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Server =
        """
        import asyncio, logging, os, sys
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import SMTP

        logging.disable(logging.CRITICAL)
        folder, port, unanswered = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith('refused'):
                    return '550 5.1.1 No such user here'
                if address.startswith('later'):
                    return '450 4.2.1 Try again later'
                if address.startswith('busy'):
                    asyncio.get_running_loop().call_soon(server.transport.close)
                    return '421 4.7.0 Too busy for you'
                envelope.rcpt_tos.append(address)
                return '250 OK'

            async def handle_DATA(self, server, session, envelope):
                while envelope.rcpt_tos[0].startswith('slow') and not os.path.exists(os.path.join(folder, 'awake')):
                    await asyncio.sleep(0.02)
                number = len([f for f in os.listdir(folder) if f.endswith('.eml')])
                with open(os.path.join(folder, f'{number:06}.part'), 'wb') as mail:
                    mail.write(envelope.content)
                os.rename(os.path.join(folder, f'{number:06}.part'), os.path.join(folder, f'{number:06}.eml'))
                if number + 1 == unanswered:
                    await asyncio.sleep(3600)
                return '250 Taken'

        class Server(SMTP):
            async def smtp_DATA(self, arg):
                if any(a.startswith('dropped') for a in self.envelope.rcpt_tos):
                    await self.push('354 Go on')
                    await self._reader.read(20)
                    self.transport.abort()
                else:
                    await super().smtp_DATA(arg)

        class Misbehaving(Controller):
            def factory(self):
                return Server(self.handler, **self.SMTP_kwargs)

        controller = Misbehaving(Handler(), hostname='127.0.0.1', port=port)
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

    /// <summary>The settings with which a sender reaches the server.</summary>
    public SmtpSettings Settings =>
        new()
        {
            Host = "127.0.0.1",
            Port = _port,
            From = "Demo Fair <tickets@fair.example>",
            Tls = SmtpTls.None,
            PerMinute = int.MaxValue
        };

    /// <summary>The same settings as configuration of the product.</summary>
    public Dictionary<string, string?> Configuration => new(StringComparer.Ordinal)
    {
        ["Smtp:Host"] = Settings.Host!,
        ["Smtp:Port"] = $"{Settings.Port}",
        ["Smtp:From"] = Settings.From!,
        ["Smtp:Tls"] = $"{Settings.Tls}",
        ["Smtp:PerMinute"] = $"{Settings.PerMinute}",
    };

    /// <summary>The messages that the server accepted, in order.</summary>
    public IReadOnlyList<MimeMessage> Taken =>
        [.. Directory.GetFiles(_mails, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];

    /// <summary>The number of messages that the server accepted.</summary>
    public int Count => Directory.GetFiles(_mails, "*.eml").Length;

    /// <summary>Lets the server take the messages to recipients whose address begins with <c>slow</c>.</summary>
    public void WakeUp() => File.WriteAllText(Path.Combine(_mails, "awake"), "");

    /// <summary>Prepares a server that is not started yet; skips the test if the machine has none.</summary>
    /// <param name="unanswered">The number of the message, from 1, that it accepts without ever confirming it; 0 for
    /// none.</param>
    public static PrivateSmtp Prepare(int unanswered = 0)
    {
        Machine.Needs(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"),
            "No mail server to test with: on Debian run 'apt-get install python3-aiosmtpd'.");
        return new PrivateSmtp(FreePort(), unanswered);
    }

    /// <summary>Prepares and starts a server.</summary>
    /// <param name="unanswered">As for <see cref="Prepare"/>.</param>
    public static async Task<PrivateSmtp> RunAsync(int unanswered = 0)
    {
        var smtp = Prepare(unanswered);
        await smtp.StartAsync();
        return smtp;
    }

    /// <summary>Starts the server on the same port as before.</summary>
    public async Task StartAsync()
    {
        var start =
            new ProcessStartInfo(Python,
                ["-c", Server, _mails, $"{_port}", $"{_unanswered}"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true
            };
        _server = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
        Assert.Equal("ready", await _server.StandardOutput.ReadLineAsync());
    }

    /// <summary>Stops the server; the messages that it accepted are kept.</summary>
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

    // The port is below the range from which Linux gives ports to any program, because another program could take such
    // a port before the server starts.
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
                // Another program uses this port, so the next one is tried.
            }
        }
    }
}
