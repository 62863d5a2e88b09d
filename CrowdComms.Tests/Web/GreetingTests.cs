using CrowdComms.Data.Demo;
using CrowdComms.Web;

namespace CrowdComms.Tests.Web;

/// <summary>What a start shows last: the address and how to sign in, in one frame.</summary>
public sealed class GreetingTests
{
    private const string Address = "http://127.0.0.1:5080";

    [Fact]
    public void A_demo_shows_its_address_and_everything_that_signs_in()
    {
        var shown = Greeting.Framed(Greeting.Lines([Address], demo: true, setupCode: null));

        Assert.Contains($"CrowdComms is ready: open {Address}", shown, StringComparison.Ordinal);
        Assert.All([.. DemoSeed.SignIns, DemoSeed.Password, $"Kiosk PIN    {DemoSeed.KioskPin}", "Admin  ", "Organiser  ", "Staff  "],
            text => Assert.Contains(text, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("/setup", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installation_shows_its_address_alone() =>
        Assert.Equal([$"CrowdComms is ready: open {Address}"], Greeting.Lines([Address], demo: false, setupCode: null));

    [Fact]
    public void The_code_for_the_first_admin_comes_with_its_page()
    {
        var lines = Greeting.Lines([Address], demo: false, "ABCD-EFGH-JKMN-PQRS");

        Assert.Contains($"  Open  {Address}/setup", lines);
        Assert.Contains("  Code  ABCD-EFGH-JKMN-PQRS", lines);
    }

    [Theory]
    [InlineData("http://[::]:8080"), InlineData("http://0.0.0.0:8080")]
    public void An_address_that_no_browser_opens_is_shown_as_this_machine(string address) =>
        Assert.Equal(["CrowdComms is ready: open http://localhost:8080"], Greeting.Lines([address], demo: false, setupCode: null));

    [Fact]
    public void The_frame_has_straight_edges_in_characters_of_every_console()
    {
        var lines = Greeting.Framed(Greeting.Lines([Address, "https://127.0.0.1:5443"], demo: true, "ABCD"))
            .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.Single(lines.Select(line => line.Length).Distinct());
        Assert.All(lines, line => Assert.Matches("^([+]-+[+]|[|] .* [|])$", line));
        Assert.All(lines, line => Assert.All(line, letter => Assert.InRange(letter, ' ', '~')));
    }
}
