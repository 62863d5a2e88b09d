using System.Reflection;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: LastSight]

namespace CrowdComms.Tests.Support;

/// <summary>Keeps the last screenshot of each page of a failed test in <c>TestResults</c>, and discards those of tests
/// that passed.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LastSightAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc />
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current.TestState?.Result is not TestResult.Failed)
        {
            LastSight.Drop(test.UniqueID);
        }
    }
}

/// <summary>Takes and keeps screenshots of pages.</summary>
internal static class LastSight
{
    private static readonly string Folder = Path.Combine(Repository.Root, "TestResults");

    internal static async Task KeepAsync(IPage page)
    {
        if (TestContext.Current.Test is not { } test)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        try
        {
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Name(test.UniqueID, test.TestDisplayName), Timeout = 5000 });
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"No picture of {page.Url}: {failure.Message}");
        }
    }

    internal static void Drop(string test)
    {
        foreach (var picture in Directory.Exists(Folder) ? Directory.GetFiles(Folder, $"*-{test[..12]}-*.png") : [])
        {
            File.Delete(picture);
        }
    }

    private static string Name(string test, string sentence)
    {
        var readable = new string([.. sentence.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '-')]);
        readable = readable[Math.Max(0, readable.Length - 120)..];
        return Path.Combine(Folder, $"{readable}-{test[..12]}-{Guid.CreateVersion7():n}.png");
    }
}
