using CrowdComms.Web;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CrowdComms.Tests.Web;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Demo:Enabled", "maybe", "Demo:Enabled")]
    [InlineData("Storage:Foldr", "/data", "Storage:Foldr is not a setting of CrowdComms. Settings under Storage: Folder.")]
    [InlineData("Storage:Folder", "/dev/null/data", "Storage:Folder is /dev/null/data")]
    [InlineData("Admin:Email", "boss@fair.example", "Set both Admin:Email and Admin:Password, or neither.")]
    [InlineData("PublicUrl", "tickets.fair.example", "PublicUrl is not the address of a site."), InlineData("PublicUrl",
        "ftp://fair.example", "PublicUrl")]
    [InlineData("PublicUrl", "https://fair.example/?a=b", "PublicUrl"), InlineData("PublicUrl",
        "https://me:secret@fair.example", "PublicUrl")]
    [InlineData("Jwt:Issuer", " ", "Jwt:Issuer is empty."), InlineData("Jwt:Lifetime", "00:30:00",
        "Jwt:Lifetime must be from 1 to 15 minutes"), InlineData("Jwt:Lifetime", "soon", "Jwt:Lifetime")]
    [InlineData("RateLimits:ScansPerSecond", "0",
        "RateLimits:ScansPerSecond"), InlineData("RateLimits:RegistrationPerMinute", "-1",
            "RateLimits:RegistrationPerMinute must be at least 1.")]
    [InlineData("Accounts:RequireTwoFactors", "true",
        "Accounts:RequireTwoFactors is not a setting of CrowdComms."), InlineData("Webhooks:AllowPrivateNetworks",
            "perhaps", "Webhooks:AllowPrivateNetworks")]
    [InlineData("Admin:Password", "correct horse battery", "Set both Admin:Email and Admin:Password, or neither.")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(
        string key, string value, string sentence) =>
            Assert.Contains(sentence,
                Assert.Throws<StartRefusedException>(() => Read("Production", (key, value))).Message,
                StringComparison.Ordinal);

    [Theory]
    [InlineData("boss", "correct horse battery", "Admin:Email is not an email address")]
    [InlineData("boss@fair.example", "short", "Admin:Password is too short")]
    public void The_first_admin_is_checked(string email, string password, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<StartRefusedException>(
            () => Read("Production", ("Admin:Email", email), ("Admin:Password", password))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080"), InlineData("urls",
        "http://localhost:5000;http://+:80"), InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:80"), InlineData("urls", "http://fair.example")]
    public void The_demo_is_refused_where_others_could_reach_it(string key, string value) => Assert.Contains(
        "Demo:Enabled", Assert.Throws<StartRefusedException>(
            () => Read("Production", ("Demo:Enabled", "true"), (key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://localhost:5000"), InlineData("urls",
        "http://127.0.0.1:0;http://[::1]:80"), InlineData("Logging:X", "none said")]
    public void The_demo_runs_for_this_machine_alone(string key, string value) =>
        Assert.True(Read("Production", ("Demo:Enabled", "true"), (key, value)).Demo);

    [Theory]
    [InlineData("https://tickets.fair.example",
        "https://tickets.fair.example/t/0123"), InlineData(" https://fair.example/expo/ ",
            "https://fair.example/expo/t/0123")]
    [InlineData("", "http://laptop:5000/t/0123")]
    public void Links_lead_to_the_public_address_or_to_where_the_request_came(string configured, string link) =>
        Assert.Equal(link,
            TicketLinks.Page(new PublicAddress(Read("Production", ("PublicUrl", configured)).PublicUrl).Base(
                "http://laptop:5000/"), "0123"));

    [Fact]
    public void The_demo_is_there_in_development_and_nowhere_else()
    {
        Assert.True(Read("Development").Demo);
        Assert.False(Read("Production").Demo);
        Assert.False(Read("Development", ("Demo:Enabled", "false")).Demo);
    }

    private static Settings Read(string environment, params (string Key, string Value)[] settings)
    {
        var folder = Path.Combine(Path.GetTempPath(), "crowdcomms-settings");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Folder", folder)])
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();
        return Settings.Read(configuration, new Surroundings { EnvironmentName = environment });
    }

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "CrowdComms.Web";

        public string ContentRootPath { get; set; } = Path.GetTempPath();

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
