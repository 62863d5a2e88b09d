using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class PassedOnTicketApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_program_passes_a_ticket_on_and_nothing_of_the_old_one_shows_anybody(bool put)
    {
        using var program = await OpenAsync(expo.App, "staff");
        var (before, after) = ($"eva.{put}@old.example", $"lars.{put}@new.example");
        var made = await program.PostAsync(People, new { firstName = "Eva", lastName = "Before", email = before, passType = "GEN" });
        var one = $"{People}/{made["id"]}";
        var old = await PageAsync(made["id"]);

        var passed = put
            ? await program.PutAsync(one,
                new { firstName = "Lars", lastName = "After", email = after, passType = "GEN", passTicketOn = true }, ("If-Match", "*"))
            : await program.PatchAsync(one, new { firstName = "Lars", lastName = "After", email = after, passTicketOn = true });

        Assert.Equal(200, passed.Status);
        Assert.NotEqual(made["ticketCode"], passed["ticketCode"]);
        using var visitor = new HttpClient { BaseAddress = expo.App.Address };
        using var page = await visitor.GetAsync(new Uri($"/t/{old}", UriKind.Relative), Stop);
        var shown = await page.Content.ReadAsStringAsync(Stop);
        Assert.Contains("This ticket was passed on", shown, StringComparison.Ordinal);
        Assert.All(new[] { "Eva", "Lars", ".example", made["ticketCode"], passed["ticketCode"], "Download my data", "Edit my" },
            word => Assert.DoesNotContain(word, shown, StringComparison.Ordinal));
        foreach (var part in new[] { "qr.svg", "event.ics", "data.json" })
        {
            using var file = await visitor.GetAsync(new Uri($"/t/{old}/{part}", UriKind.Relative), Stop);
            Assert.Equal(404, (int)file.StatusCode);
            Assert.DoesNotContain("Lars", await file.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        var again = await program.PatchAsync(one,
            new { email = $"<{after.ToUpperInvariant()}.>", passTicketOn = true });
        Assert.Equal((400, "validation"), again.Short);
        Assert.Equal(["passTicketOn"], again.Wrong);
        Assert.Contains("A ticket can be passed on only to another email address.", again["errors"], StringComparison.Ordinal);
        Assert.Equal(400, (await program.PatchAsync(one, new { firstName = "Nora", passTicketOn = true })).Status);
        Assert.Equal(400, (await program.PostAsync(People,
            new { firstName = "Eva", email = $"new.{put}@old.example", passType = "GEN", passTicketOn = true })).Status);
        var renamed = await program.PatchAsync(one, new { email = $"typo.{put}@new.example" });
        Assert.Equal(passed["ticketCode"], renamed["ticketCode"]);
    }

    private async Task<string> PageAsync(string id)
    {
        await using var context = await expo.App.ContextAsync();
        var person = Guid.Parse(id);
        return await context.Tickets.Where(t => t.RegistrantId == person && t.RevokedAt == null).Select(t => t.PageKey).SingleAsync(Stop);
    }
}
