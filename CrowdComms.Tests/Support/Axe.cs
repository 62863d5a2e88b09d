using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>Looks for what keeps people from using a page.</summary>
public static class Axe
{
    private static readonly List<string> Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    // A part that is still to come leaves its place to what stands below it, which a passing notice may then cover.
    private const string Loaded = "() => !document.querySelector('[aria-label=Loading], .mud-skeleton, [aria-busy=true]')";

    // Colours half way through a fade are nobody's choice; what spins for ever is left to spin.
    private const string Settled = """
        async () => {
            const passing = () => document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity && a.playState === 'running');
            while (passing().length > 0) {
                await Promise.allSettled(passing().map(a => a.finished));
            }
        }
        """;

    // Where scripts are forbidden, axe waits for an answer for ever: such a frame steps aside while it looks.
    private const string Aside = """
        () => {
            window.aside = [...document.querySelectorAll('iframe[sandbox]')].map(frame => ({ frame, mark: document.createComment('a frame') }));
            window.aside.forEach(({ frame, mark }) => frame.replaceWith(mark));
        }
        """;

    private const string Back = "() => window.aside.forEach(({ frame, mark }) => mark.replaceWith(frame))";

    /// <summary>Fails with every violation of WCAG 2.2 AA that axe finds on the page once it is loaded and its transitions have ended.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        await page.WaitForFunctionAsync(Loaded);
        await page.EvaluateAsync(Settled);
        await page.EvaluateAsync(Aside);
        var result = await page.RunAxe(
            new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = Rules } });
        await page.EvaluateAsync(Back);
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n  "
                + $"{string.Join("\n  ", violation.Nodes.Take(5).Select(n => $"{n.Target} {n.Html}"))}")));
    }
}
