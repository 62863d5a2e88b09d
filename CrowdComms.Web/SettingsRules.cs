using System.Net;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.Api;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using MimeKit;
using StackExchange.Redis;

namespace CrowdComms.Web;

/// <summary>Checks the settings. Each error sentence names the setting and says what to do.</summary>
internal static class SettingsRules
{
    private const string RedisForm = "ConnectionStrings:Redis is not a StackExchange.Redis configuration. "
        + "Write an address and options, such as redis:6379,ssl=true.";

    private static readonly string[] PortSettings = ["http_ports", "https_ports"];

    internal static void CheckAdmin(AdminSettings admin)
    {
        if (string.IsNullOrWhiteSpace(admin.Email) != string.IsNullOrEmpty(admin.Password))
        {
            throw new StartRefusedException("Set both Admin:Email and Admin:Password, or neither.");
        }

        if (admin.Email is not null && TextRules.Email(admin.Email) is not null)
        {
            throw new StartRefusedException("Admin:Email is not an email address. Write one such as name@company.example.");
        }

        if (admin.Password is { Length: < AccountServices.ShortestPassword })
        {
            throw new StartRefusedException(
                $"Admin:Password is too short. It needs at least {AccountServices.ShortestPassword} characters.");
        }
    }

    internal static void CheckDemo(bool demo, IConfiguration configuration, IHostEnvironment environment)
    {
        if (demo && !environment.IsDevelopment() && Addresses(configuration).FirstOrDefault(a => !IsLoopback(a)) is { } open)
        {
            throw new StartRefusedException(
                $"Demo:Enabled creates users with a published password, and other machines could reach this server at {open}. "
                    + "Set Demo:Enabled to false, or listen only on http://localhost.");
        }
    }

    internal static void CheckFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Storage:Folder is {folder}, but CrowdComms cannot write there. Choose another folder or change its owner.", refused);
        }
    }

    // The message does not repeat the value, because it may contain a password.
    internal static void CheckRedis(string? redis)
    {
        if (string.IsNullOrWhiteSpace(redis))
        {
            return;
        }

        try
        {
            if (ConfigurationOptions.Parse(redis).EndPoints.Count > 0)
            {
                return;
            }
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefusedException(RedisForm, wrong);
        }

        throw new StartRefusedException(RedisForm);
    }

    internal static void CheckSmtp(SmtpSettings smtp)
    {
        if (!smtp.IsConfigured)
        {
            return;
        }

        if (!MailboxAddress.TryParse(smtp.From, out _))
        {
            throw new StartRefusedException(
                "Smtp:Host is set, but Smtp:From is not a sender. Write one such as Fair <tickets@fair.example>.");
        }

        if (smtp.Port is < 1 or > 65535 || smtp.PerMinute < 1)
        {
            throw new StartRefusedException("Smtp:Port must be from 1 to 65535, and Smtp:PerMinute at least 1.");
        }

        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
        {
            throw new StartRefusedException("Set both Smtp:User and Smtp:Password, or neither.");
        }
    }

    internal static void CheckLimits(RateLimitSettings limits)
    {
        if (limits.RegistrationPerMinute < 1)
        {
            throw new StartRefusedException(
                "RateLimits:RegistrationPerMinute must be at least 1. To close registration, turn it off in the event’s settings.");
        }

        if (limits.SignInPerMinute < 1 || limits.ScansPerSecond < 1 || limits.RequestsPerMinute < 1)
        {
            throw new StartRefusedException(
                "RateLimits:SignInPerMinute, RateLimits:ScansPerSecond and RateLimits:RequestsPerMinute must be at least 1.");
        }
    }

    internal static void CheckJwt(JwtSettings jwt)
    {
        if (string.IsNullOrWhiteSpace(jwt.Issuer))
        {
            throw new StartRefusedException("Jwt:Issuer is empty. Write a name such as crowdcomms, or leave the setting out.");
        }

        if (jwt.Lifetime < TimeSpan.FromMinutes(1) || jwt.Lifetime > TimeSpan.FromMinutes(15))
        {
            throw new StartRefusedException(
                "Jwt:Lifetime must be from 1 to 15 minutes, written as 00:15:00. Programs get a new token automatically.");
        }
    }

    internal static Uri? PublicUrl(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        return Uri.TryCreate(written.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new StartRefusedException(
                "PublicUrl is not the address of a site. Write one such as https://tickets.fair.example, without a query.");
    }

    // The addresses in the order in which one setting overrules the other in Kestrel; without any of them it is
    // http://localhost:5000.
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        var urls = configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var ports = PortSettings.Where(k => !string.IsNullOrWhiteSpace(configuration[k])).Select(k => $"http://*:{configuration[k]}");
        return endpoints.Count > 0 ? endpoints : urls.Length > 0 ? urls : ports;
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
