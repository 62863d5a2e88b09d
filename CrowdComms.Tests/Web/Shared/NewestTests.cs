using System.Text.RegularExpressions;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Shared;

namespace CrowdComms.Tests.Web.Shared;

public sealed partial class NewestTests
{
    [Fact]
    public void The_newest_request_cancels_the_one_before()
    {
        using var requests = new Newest();
        var first = requests.Begin();
        var second = requests.Begin();

        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);
        Assert.Equal(second, requests.Token);
        requests.Stop();
        Assert.True(second.IsCancellationRequested);
        Assert.False(requests.Begin().IsCancellationRequested);
    }

    [Fact]
    public void Nothing_begins_after_the_page_is_gone()
    {
        var requests = new Newest();
        var last = requests.Begin();
        requests.Dispose();
        requests.Dispose();

        Assert.True(last.IsCancellationRequested);
        Assert.True(requests.Begin().IsCancellationRequested);
    }

    /// <summary>Between an awaited cancellation and the new source, a key or a click of the user would run.</summary>
    [Fact]
    public void No_component_awaits_between_the_old_request_and_the_new_one() => Assert.Empty(
        Repository.Sources(Path.Combine(Repository.Root, "CrowdComms.Web"))
            .Where(file => Awaited().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));

    [GeneratedRegex(@"await (?<name>\w+)\.CancelAsync\(\);[^}]{0,200}\k<name>\b[^;}]* = ", RegexOptions.ExplicitCapture)]
    private static partial Regex Awaited();
}
