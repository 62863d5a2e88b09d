using CrowdComms.Data.Demo;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>Steps that most visits have in common.</summary>
public static class PageSteps
{
    // blazor.web.js marks what a circuit will take over with comments, and takes them away when it has.
    private const string NoRootWaits =
        """
        () => {
            const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
            while (comments.nextNode()) {
                if (/^(Blazor:|bl-root)/.test(comments.currentNode.data)) return false;
            }
            return document.readyState === "complete";
        }
        """;

    /// <summary>Signs in as a demo user: <c>admin</c>, <c>organiser</c> or <c>staff</c>.</summary>
    public static async Task SignInAsync(this IPage page, string who)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoSeed.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        await page.WaitUntilLiveAsync();
    }

    /// <summary>Goes to an address and waits until its page answers to clicks.</summary>
    public static async Task OpenAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitUntilLiveAsync();
    }

    /// <summary>Waits until the page answers to clicks; a page without a circuit does so at once.</summary>
    public static Task WaitUntilLiveAsync(this IPage page) => page.WaitForFunctionAsync(NoRootWaits);
}
