using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>A key with the scope <c>scan</c> alone gets what a turnstile shows, whatever it asks and whatever the answer
/// is.</summary>
public sealed class TurnstileTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private const string Scans = $"{Expo}/scans", Staffs = "let in for private reasons";
    private static readonly string[] Shown = ["id", "firstName", "lastName", "company", "passType", "status", "ticketCode"];
    private readonly PersonDetails _person = WholePerson.Of("kept");

    [Fact]
    public void Scans_are_all_that_a_key_with_the_scope_scan_reaches() => Assert.Equal(
        ["/api/v1/events/{event}/scans/", "/api/v1/events/{event}/scans/batch"],
        expo.App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeededScope>()?.Scope == ApiScope.Scan).Select(e => e.RoutePattern.RawText)
            .Order(StringComparer.Ordinal));

    [Fact]
    public async Task No_answer_to_a_turnstile_tells_more_of_a_person_than_it_shows()
    {
        using var organiser = await OpenAsync(expo.App, "organiser");
        var key = await AskAsync();
        var body = new Dictionary<string, object?>(Fields(_person), StringComparer.Ordinal)
        {
            ["passType"] = "GEN",
            ["company"] = "Shown Ltd",
            ["status"] = "Confirmed",
            ["answers"] = new Dictionary<string, object?> { [key] = "kept answer" },
        };
        var made = await organiser.PostAsync(People, body);
        Assert.Equal(201, made.Status);
        var (id, code, desk) = (made["id"], made["ticketCode"], await DeskAsync());
        using var turnstile = await KeyAsync(ApiScope.Scan);
        var scan = Guid.CreateVersion7();
        List<Answer> answers =
        [
            await turnstile.PostAsync(Scans, new { scanId = Guid.CreateVersion7(), code, stationId = desk, simulate = true }),
            await turnstile.PostAsync(Scans, new { scanId = scan, code, stationId = desk }),
            await turnstile.PostAsync(Scans, new { scanId = scan, code, stationId = desk }),
            await turnstile.PostAsync(Scans, new { scanId = Guid.CreateVersion7(), registrantId = id, stationId = desk }),
        ];
        Assert.Equal(["admitted", "admitted", "admitted", "already_checked_in"], answers.Select(a => a["outcome"]));
        Assert.All(answers, answer => AssertShown(answer.Body));
        Assert.NotEqual(JsonValueKind.Null, answers[^1].Body.GetProperty("firstAdmitted").ValueKind);

        await organiser.PostAsync($"{People}/{id}/undo-check-in", null);
        answers.Add(await turnstile.PostAsync($"{Scans}/batch", new
        {
            scans = new object[]
            {
                new { scanId = Guid.CreateVersion7(), code, stationId = desk },
                new { scanId = Guid.CreateVersion7(), code, stationId = desk },
                new { scanId = Guid.CreateVersion7(), code, registrantId = id, stationId = desk },
                new { scanId = Guid.CreateVersion7(), code, stationId = Guid.CreateVersion7() },
            },
        }));
        var items = answers[^1].Body.GetProperty("items").EnumerateArray().ToList();
        Assert.All(items.Take(2), item => AssertShown(item.GetProperty("answer")));
        Assert.All(items.Skip(2), item => Assert.Equal(JsonValueKind.Null, item.GetProperty("answer").ValueKind));

        await organiser.PostAsync($"{People}/{id}/undo-check-in", null);
        await organiser.PostAsync($"{People}/{id}/cancel", new { reason = Staffs });
        answers.Add(await turnstile.PostAsync(Scans, new { scanId = Guid.CreateVersion7(), code, stationId = desk }));
        AssertShown(answers[^1].Body);
        answers.Add(await turnstile.PostAsync(Scans, new { scanId = Guid.CreateVersion7(), code = _person.Email, stationId = desk }));
        answers.Add(await turnstile.PostAsync(Scans, new { scanId = "x", code, stationId = desk }));
        answers.Add(await turnstile.GetAsync($"{People}/{id}"));
        answers.Add(await turnstile.GetAsync($"{People}/{id}/history"));
        Assert.All(answers, AssertSilent);
    }

    [Fact]
    public async Task A_turnstile_that_repeats_a_scan_of_staff_does_not_read_their_reason_and_staff_see_everything()
    {
        using var organiser = await OpenAsync(expo.App, "organiser");
        var person = _person with { Email = "override@known.example" };
        var made = await organiser.PostAsync(People,
            new Dictionary<string, object?>(Fields(person), StringComparer.Ordinal)
            {
                ["passType"] = "GEN",
            });
        var scan = new { scanId = Guid.CreateVersion7(), code = made["ticketCode"], stationId = await DeskAsync() };
        var staff = await organiser.PostAsync(Scans, new { scan.scanId, scan.code, scan.stationId, @override = new { reason = Staffs } });
        Assert.Equal(("admitted", Staffs), (staff["outcome"], staff.Body.GetProperty("scan").GetProperty("reason").GetString()));
        var seen = staff.Body.GetProperty("registrant");
        Assert.All(PersonFields.All, f => Assert.Equal(JsonSerializer.Serialize(f.Value(person)), seen.GetProperty(f.Name).GetRawText()));
        Assert.Equal(JsonValueKind.Object, seen.GetProperty("answers").ValueKind);
        Assert.Equal("Api", seen.GetProperty("source").GetString());

        using var turnstile = await KeyAsync(ApiScope.Scan);
        AssertSilent(await turnstile.PostAsync(Scans, scan));
        using var reader = await KeyAsync(ApiScope.Scan | ApiScope.Read);
        Assert.Equal(Staffs, (await reader.PostAsync(Scans, scan)).Body.GetProperty("scan").GetProperty("reason").GetString());
    }

    private static Dictionary<string, object?> Fields(PersonDetails person) =>
        PersonFields.All.ToDictionary(f => f.Name, f => f.Value(person), StringComparer.Ordinal);

    private void AssertShown(JsonElement answer)
    {
        var shown = answer.GetProperty("registrant");
        Assert.Equal(Shown.Order(StringComparer.Ordinal), shown.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(PersonFields.All.Where(f => f.IsFor(PersonAudience.ScanKey)),
            f => Assert.Equal(f.Text(_person), shown.GetProperty(f.Name).GetString()));
        Assert.All(new[] { "message", "advice", "outcome" }, name => Assert.NotEqual("", answer.GetProperty(name).GetString()));
        Assert.Equal("Shown Ltd", answer.GetProperty("company").GetProperty("name").GetString());
    }

    private void AssertSilent(Answer answer)
    {
        var text = answer.Body.GetRawText();
        Assert.All(PersonFields.All.Where(f => !f.IsFor(PersonAudience.ScanKey)).SelectMany(f => f.Value(_person) switch
        {
            List<string> words => words,
            var value => [(string)value!],
        }), value => Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("kept answer", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Staffs, text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> AskAsync()
    {
        var eventId = await EventAsync();
        var questions = expo.App.Get<QuestionService>();
        await questions.AddAsync(eventId, new QuestionDetails("Secret wish", QuestionKind.Text), Actor.System, TokenVisitor.Stop);
        return (await questions.ListAsync(eventId, Actor.System, TokenVisitor.Stop)).Value.Last(q => q.Label == "Secret wish").Key;
    }

    private async Task<ApiVisitor> KeyAsync(ApiScope scopes) => new(expo.App.Program("ApiKey", (await expo.App.Get<ApiKeyService>()
        .MakeAsync(await EventAsync(), new NewApiKey($"Turnstile {scopes}", scopes), Actor.System, TokenVisitor.Stop)).Value.Secret));

    private async Task<Guid> EventAsync()
    {
        await using var context = await expo.App.ContextAsync();
        return await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(TokenVisitor.Stop);
    }

    private async Task<Guid> DeskAsync()
    {
        await using var context = await expo.App.ContextAsync();
        return await context.Stations.Where(s => s.Kind == StationKind.Desk).OrderBy(s => s.Id).Select(s => s.Id)
            .FirstAsync(TokenVisitor.Stop);
    }
}
