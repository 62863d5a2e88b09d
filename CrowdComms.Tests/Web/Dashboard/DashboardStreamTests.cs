using System.Net.ServerSentEvents;
using System.Text.Json;
using CrowdComms.Data.Accounts;
using CrowdComms.Tests.Web.Api;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Dashboard;

/// <summary>The stream of the dashboard, read by .NET's own reader of server-sent events.</summary>
public sealed class DashboardStreamTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private static CancellationToken Stop => TokenVisitor.Stop;

    [Fact]
    public async Task A_stream_begins_with_the_whole_tells_of_a_scan_and_begins_anew_for_whoever_comes_back()
    {
        using var organiser = await OpenAsync(expo.App, "organiser");
        var desk = (await organiser.GetAsync($"{Expo}/stations?pageSize=200")).Body.GetProperty("items")
            .EnumerateArray().First(s => s.GetProperty("kind").GetString() == "Desk").GetProperty("id").GetString();
        var person =
            await organiser.PostAsync(People,
                new
                {
                    firstName = "Sofya",
                    lastName = "Stream",
                    email = "sofya@stream.example",
                    passType = "GEN",
                    status = "Confirmed"
                });
        string last;
        using (var stream = await OpenedStream.OpenAsync(organiser.Client))
        {
            var first = await stream.NextAsync();
            var before = Arrived(first);
            Assert.Equal(first.EventId, first.Data.GetProperty("version").ToString());
            await organiser.PostAsync($"{Expo}/scans",
                new { scanId = Guid.CreateVersion7(), registrantId = person["id"], stationId = desk });
            var after = await stream.NextAsync();
            while (Arrived(after) == before)
            {
                after = await stream.NextAsync();
            }

            Assert.Equal(before + 1, Arrived(after));
            Assert.Equal(1000, after.ReconnectionInterval?.TotalMilliseconds);
            last = after.EventId!;
        }

        using var again = await OpenedStream.OpenAsync(organiser.Client, last);
        var whole = await again.NextAsync();
        Assert.True(long.Parse(whole.EventId!, System.Globalization.CultureInfo.InvariantCulture) >= long.Parse(last,
            System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_stream_of_a_member_who_is_removed_ends_at_once_and_cannot_be_opened_again()
    {
        using var admin = await OpenAsync(expo.App, "admin");
        using var organiser = await OpenAsync(expo.App, "organiser");
        using var staff = await OpenAsync(expo.App, "staff");
        using var others = await OpenedStream.OpenAsync(organiser.Client);
        using var stream = await OpenedStream.OpenAsync(staff.Client);
        await stream.NextAsync();
        await others.NextAsync();

        Assert.Equal(204, (await admin.DeleteAsync($"{Expo}/members/{await expo.App.UserAsync("staff")}")).Status);

        await stream.EndAsync();
        Assert.Equal(404, (await staff.GetAsync($"{Expo}/dashboard/stream")).Status);
        await organiser.PostAsync(People,
            new { firstName = "Olga", lastName = "Other", email = "olga@stream.example", passType = "GEN" });
        await others.NextAsync();
    }

    [Fact]
    public async Task The_streams_of_a_person_end_when_their_sign_ins_are_ended()
    {
        using var admin = await OpenAsync(expo.App, "admin");
        using var stream = await OpenedStream.OpenAsync(admin.Client);
        await stream.NextAsync();

        await expo.App.Get<SessionService>().EndAllAsync(await expo.App.UserAsync("admin"), null, Stop);

        await stream.EndAsync();
    }

    [Fact]
    public async Task The_stream_of_a_key_that_is_revoked_ends_at_once()
    {
        using var organiser = await OpenAsync(expo.App, "organiser");
        var key = await organiser.PostAsync($"{Expo}/api-keys", new { name = "Wall", scopes = new[] { "read" } });
        using var program = expo.App.Program("ApiKey", key["secret"]);
        using var stream = await OpenedStream.OpenAsync(program);
        await stream.NextAsync();

        Assert.Equal(204, (await organiser.DeleteAsync($"{Expo}/api-keys/{key["id"]}")).Status);

        await stream.EndAsync();
        Assert.Equal(401, (await program.AskAsync($"{Expo}/dashboard/stream")).Status);
    }

    private static int Arrived(SseItem<JsonElement> item) => item.Data.GetProperty("byStatus").GetProperty("checkedIn")
        .GetInt32();

    private sealed class OpenedStream(HttpResponseMessage answer, IAsyncEnumerator<SseItem<JsonElement>> items)
        : IDisposable
    {
        internal static async Task<OpenedStream> OpenAsync(HttpClient client, string? last = null)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, new Uri($"{Expo}/dashboard/stream", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
            var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            var parser =
                SseParser.Create(await answer.Content.ReadAsStreamAsync(Stop), (_, data) => JsonElement.Parse(data));
            return new OpenedStream(answer, parser.EnumerateAsync(Stop).GetAsyncEnumerator(Stop));
        }

        internal async Task<SseItem<JsonElement>> NextAsync()
        {
            Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), Stop));
            return items.Current;
        }

        /// <summary>Waits for the end; what was under way may come before it.</summary>
        internal async Task EndAsync()
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), Stop))
            {
            }
        }

        public void Dispose() => answer.Dispose();
    }
}
