using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Browser;

[Collection(BrowserUser.Collection)]
public sealed class FirstVisitTests
{
    private const int OneMegabyte = 1_000_000;

    [Fact]
    public async Task The_first_page_is_light_and_nothing_is_refused_by_the_browser()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        var (bytes, complaints) = (new List<Task<int>>(), new List<string>());
        page.RequestFinished += (_, request) => bytes.Add(WeightAsync(request));
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);

        await page.SignInAsync("organiser");

        Assert.InRange((await Task.WhenAll(bytes)).Sum(), 1, OneMegabyte);
        Assert.Empty(complaints);
    }

    private static async Task<int> WeightAsync(Microsoft.Playwright.IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }
}
