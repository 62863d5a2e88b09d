using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Tokens;

namespace CrowdComms.Tests.Web.Api;

/// <summary>An answer of the API.</summary>
internal sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers)
{
    /// <summary>The problem's code; null for no problem.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code)
        && code.ValueKind == JsonValueKind.String ? code.GetString() : null;

    /// <summary>The fields that a problem names.</summary>
    public IReadOnlyList<string> Wrong => Body.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateObject().Select(e => e.Name)] : [];

    /// <summary>The status and the code.</summary>
    public (int, string?) Short => (Status, Code);

    /// <summary>A text of the body.</summary>
    public string this[string field] => Body.GetProperty(field).ToString();
}

/// <summary>A program that speaks to the API with an access token of one of the demo's users.</summary>
internal sealed class ApiVisitor(HttpClient client) : IDisposable
{
    internal const string Fairs = "/api/v1/events", Expo = $"{Fairs}/demo-expo", People = $"{Expo}/registrants";

    internal static async Task<ApiVisitor> OpenAsync(AppInProcess app, string who)
    {
        var token = await app.Get<AccessTokens>()
            .IssueAsync(new SignedIn(await app.UserAsync(who), Guid.CreateVersion7(), SecondFactor: false),
                TokenVisitor.Stop);
        return new ApiVisitor(app.Program("Bearer", token));
    }

    internal HttpClient Client => client;

    internal Task<Answer> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    internal Task<Answer> PostAsync(string address, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, Json(body), headers);

    internal Task<Answer> PutAsync(string address, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, address, Json(body), headers);

    internal Task<Answer> PatchAsync(string address, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, address, Json(body), headers);

    internal Task<Answer> DeleteAsync(string address, object? body = null) =>
        SendAsync(HttpMethod.Delete, address, body is null ? null : Json(body));

    internal Task<Answer> RawAsync(HttpMethod method, string address, string body) =>
        SendAsync(method, address, new StringContent(body, Encoding.UTF8, "application/json"));

    internal async Task<Answer> SendAsync(
        HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, TokenVisitor.Stop);
        var text = await answer.Content.ReadAsStringAsync(TokenVisitor.Stop);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer((int)answer.StatusCode, isJson && text.Length > 0 ? JsonDocument.Parse(text).RootElement
            : default, answer.Headers);
    }

    public void Dispose() => client.Dispose();

    private static StringContent? Json(object? body) =>
        body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
