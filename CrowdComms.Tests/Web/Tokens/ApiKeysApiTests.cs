using System.Net.Http.Json;
using System.Text.Json;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Tokens;

public sealed class ApiKeysApiTests
{
    private const string Keys = "/api/v1/events/demo-expo/api-keys";

    [Fact]
    public async Task An_organiser_makes_a_key_sees_it_without_its_secret_and_revokes_it()
    {
        await using var app = await AppInProcess.StartAsync();
        using var organiser = await SignedInAsync(app, "organiser");
        using var answer =
            await organiser.PostAsJsonAsync(Keys, new { name = "Turnstiles", scopes = new[] { "read", "scan" } }, Stop);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(201, (int)answer.StatusCode);
        using var program = app.Program("ApiKey", made.GetProperty("secret").GetString());
        Assert.Equal((200, null), await program.AskAsync(Figures));

        var seen = await organiser.GetFromJsonAsync<JsonElement>(answer.Headers.Location, Stop);
        Assert.Equal(("Turnstiles", "scan,read", false),
            (seen.GetProperty("name").GetString(), string.Join(',', seen.GetProperty("scopes").EnumerateArray()), seen
                .GetProperty("revoked").GetBoolean()));
        Assert.False(seen.TryGetProperty("secret", out _));
        Assert.NotEqual(default, seen.GetProperty("lastUsedAt").GetDateTimeOffset());

        Assert.Equal(204, (int)(await organiser.DeleteAsync(answer.Headers.Location, Stop)).StatusCode);
        Assert.Equal((401, "unauthenticated"), await program.AskAsync(Figures));
        var list = await organiser.GetFromJsonAsync<JsonElement>(Keys, Stop);
        Assert.Equal((1, 1, 50),
            (list.GetProperty("total").GetInt32(), list.GetProperty("page").GetInt32(), list.GetProperty("pageSize")
                .GetInt32()));
        Assert.True(Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("revoked").GetBoolean());
    }

    [Fact]
    public async Task Staff_see_keys_and_make_none_and_no_key_reaches_keys()
    {
        await using var app = await AppInProcess.StartAsync();
        using var organiser = await SignedInAsync(app, "organiser");
        using var staff = await SignedInAsync(app, "staff");
        var all = new { name = "Everything", scopes = new[] { "scan", "read", "write" } };
        using var answer = await organiser.PostAsJsonAsync(Keys, all, Stop);
        using var program = app.Program("ApiKey",
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("secret").GetString());

        Assert.Equal((200, null), await staff.AskAsync(Keys));
        Assert.Equal((403, "forbidden"), await PostAsync(staff, all));
        Assert.Equal((403, "forbidden"), await ReadAsync(await staff.DeleteAsync(answer.Headers.Location, Stop)));
        Assert.Equal((403, "forbidden"), await program.AskAsync(Keys));
        Assert.Equal((403, "forbidden"), await PostAsync(program, all));
        Assert.Equal((403, "forbidden"), await ReadAsync(await program.DeleteAsync(answer.Headers.Location, Stop)));
        Assert.Equal((404, "not_found"), await organiser.AskAsync("/api/v1/events/no-such-event/api-keys"));
        Assert.Equal((404, "not_found"), await organiser.AskAsync($"{Keys}/{Guid.CreateVersion7()}"));
    }

    [Fact]
    public async Task Wrong_wishes_are_named()
    {
        await using var app = await AppInProcess.StartAsync();
        using var organiser = await SignedInAsync(app, "organiser");

        Assert.Equal((400, "validation"), await PostAsync(organiser, new { name = "", scopes = new[] { "scan" } }));
        Assert.Equal((400, "validation"), await PostAsync(organiser, new { name = "Turnstiles" }));
        Assert.Equal((400, "validation"),
            await PostAsync(organiser, new { name = "Turnstiles", scopes = Array.Empty<string>() }));
        Assert.Equal((400, "validation"),
            await PostAsync(organiser, new { name = "Turnstiles", scopes = new[] { "scan", "everything" } }));
        Assert.Equal((400, "validation"), await organiser.AskAsync($"{Keys}?page=0"));
        Assert.Equal((400, "validation"), await organiser.AskAsync($"{Keys}?pageSize=201"));
    }

    private static async Task<(int Status, string? Code)> PostAsync(HttpClient client, object wish)
    {
        using var answer = await client.PostAsJsonAsync(Keys, wish, Stop);
        return await ReadAsync(answer);
    }

    private static async Task<HttpClient> SignedInAsync(AppInProcess app, string who) =>
        app.Program("Bearer", await app.Get<AccessTokens>()
            .IssueAsync(new SignedIn(await app.UserAsync(who), Guid.CreateVersion7(), SecondFactor: false), Stop));
}
