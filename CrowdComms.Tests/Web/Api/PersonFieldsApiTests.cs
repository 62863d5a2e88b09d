using System.Text.Json;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>Every field of a person is written, read, kept and described by the API.</summary>
public sealed class PersonFieldsApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    [Fact]
    public async Task Every_field_is_written_by_post_and_put_and_a_patch_of_one_keeps_the_others()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var (first, second) = (WholePerson.Of("posted"), WholePerson.Of("put"));
        var made = await program.PostAsync(People, Body(first));
        AssertSame(first, made);
        var one = $"{People}/{made["id"]}";

        AssertSame(second, await program.PutAsync(one, Body(second), ("If-Match", "\"1\"")));
        AssertSame(second, await program.GetAsync(one));
        foreach (var field in PersonFields.All)
        {
            var changed = PersonFields.Person(f => f.Value(f == field ? first : second));
            AssertSame(changed, await program.PatchAsync(one, new Dictionary<string, object?> { [field.Name] = field.Value(first) }));
            AssertSame(second, await program.PatchAsync(one, new Dictionary<string, object?> { [field.Name] = field.Value(second) }));
        }
    }

    [Fact]
    public async Task The_document_says_of_every_field_how_it_is_read_and_written()
    {
        using var client = expo.App.Program();
        var document = JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement;
        JsonElement Schema(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        IEnumerable<string?> Required(string name) => Schema(name).TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()) : [];
        foreach (var name in new[] { "RegistrantBody", "NewRegistrantBody", "RegistrantPatch", "RegistrantResponse" })
        {
            Assert.All(PersonFields.All,
                f => Assert.True(Schema(name).GetProperty("properties").TryGetProperty(f.Name, out _), $"{name} lacks {f.Name}"));
        }

        Assert.Superset(PersonFields.All.Select(f => f.Name).ToHashSet(), Required("RegistrantResponse").ToHashSet()!);
        Assert.Equal([.. PersonFields.All.Where(f => f.IsRequired).Select(f => f.Name), "passType"], Required("RegistrantBody"));
        Assert.Empty(Required("RegistrantPatch"));
        Assert.All(PersonFields.All,
            f => Assert.Equal(f.Explained, Schema("RegistrantBody").GetProperty("properties").GetProperty(f.Name)
                .GetProperty("description").GetString()));
    }

    private static Dictionary<string, object?> Body(PersonDetails person) =>
        new(PersonFields.All.ToDictionary(f => f.Name, f => f.Value(person)), StringComparer.Ordinal) { ["passType"] = "GEN" };

    private static void AssertSame(PersonDetails expected, Answer answer)
    {
        Assert.True(answer.Status is 200 or 201, $"{answer.Status} {answer.Body}");
        Assert.All(WholePerson.Properties, p => Assert.Equal(
            JsonSerializer.Serialize(p.GetValue(expected)), answer.Body
                .GetProperty(JsonNamingPolicy.CamelCase.ConvertName(p.Name)).GetRawText()));
    }
}
