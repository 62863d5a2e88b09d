using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>Finds what prevents people from using a page (WCAG 2.2 AA).</summary>
public static class Axe
{
    private static readonly List<string> Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    // While a part of the page is loading, the content below it moves up, and a passing notice may then cover it. The title
    // is taken away for an instant when the circuit takes it over.
    private const string Loaded =
        "() => document.title && !document.querySelector('[aria-label=Loading], .mud-skeleton, [aria-busy=true]')";

    // Waits for transitions to end, because their colours are not the final ones; endless animations are ignored.
    private const string Settled = """
        async () => {
            const passing = () => document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity && a.playState === 'running');
            while (passing().length > 0) {
                await Promise.allSettled(passing().map(a => a.finished));
            }
        }
        """;

    // axe waits forever for a response of a frame in which scripts are forbidden, so such frames are removed while it runs.
    private const string Aside = """
        () => {
            window.aside = [...document.querySelectorAll('iframe[sandbox]')].map(frame => ({ frame, mark: document.createComment('a frame') }));
            window.aside.forEach(({ frame, mark }) => frame.replaceWith(mark));
        }
        """;

    private const string Back = "() => window.aside.forEach(({ frame, mark }) => mark.replaceWith(frame))";

    /// <summary>Fails with every violation of WCAG 2.2 AA that axe finds on the page after it has loaded and its
    /// transitions have ended.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        await page.WaitForFunctionAsync(Loaded);
        await page.EvaluateAsync(Settled);
        await page.EvaluateAsync(Aside);
        var result = await page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = Rules },
                // axe tells what is well about every element too, in megabytes that the browser would have to send.
                ResultTypes = [ResultType.Violations],
            });
        await page.EvaluateAsync(Back);
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n  "
                + $"{string.Join("\n  ", violation.Nodes.Take(5).Select(n => $"{n.Target} {n.Html}"))}")));
    }
}
