using CrowdComms.Data.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Support;

/// <summary>Actions that most browser tests have in common.</summary>
public static class PageSteps
{
    // Until a circuit has taken over a part of the page, blazor.web.js keeps a comment at it, and removes the comment then.
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
        var form = page.Url;
        await page.GetByLabel("Email").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoSeed.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(form);
        await page.WaitUntilLiveAsync();
    }

    /// <summary>Opens an address and waits until its page reacts to clicks.</summary>
    public static async Task OpenAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitUntilLiveAsync();
    }

    /// <summary>Waits until the page reacts to clicks; a page without a circuit does so at once.</summary>
    public static Task WaitUntilLiveAsync(this IPage page) => page.WaitForFunctionAsync(NoRootWaits);

    /// <summary>Chooses a file where the page asks for one; before the page receives files, its field is disabled.</summary>
    public static async Task ChooseFileAsync(this IPage page, string file)
    {
        await Expect(FileInput(page)).ToBeEnabledAsync();
        await FileInput(page).SetInputFilesAsync(file);
    }

    /// <summary>Chooses a file that exists only in the test.</summary>
    public static async Task ChooseFileAsync(this IPage page, FilePayload file)
    {
        await Expect(FileInput(page)).ToBeEnabledAsync();
        await FileInput(page).SetInputFilesAsync(file);
    }

    private static ILocator FileInput(IPage page) => page.Locator("input[type=file]");
}
