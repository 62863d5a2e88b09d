using System.Net;
using System.Net.Http.Json;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;

namespace CrowdComms.Tests.Permissions;

/// <summary>An id that belongs to another event is not found, on every page and endpoint that has one in its address.</summary>
public sealed class OtherEventsIdsTests
{
    [Fact]
    public async Task What_belongs_to_another_event_is_not_found_even_for_who_may_see_both()
    {
        await using var app = await AppInProcess.StartAsync();
        using var callers = await Callers.OpenAsync(app);
        var (admin, organiser) = (callers.All.Single(c => c.Name == "admin"), callers.All.Single(c => c.Name == "organiser"));
        using var hooked = await organiser.Api.PostAsJsonAsync($"/api/v1/events/{DemoSeed.Slug}/webhooks",
            new { url = "https://93.184.215.14/", events = new[] { "zone.left" } }, TokenVisitor.Stop);
        Assert.Equal(HttpStatusCode.Created, hooked.StatusCode);
        var doors = await EndpointDoors.OpenAsync(app, organiser.Api);

        List<string> wrong = [];
        var withId = EndpointDoors.All(app).Where(d => d.Contains("/events/", StringComparison.Ordinal)
            && d.Contains("{id:guid}", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var door in withId.Where(d => d.StartsWith("GET", StringComparison.Ordinal)))
        {
            if (await doors.Under(DemoSeed.Slug).StatusAsync(admin, door) == HttpStatusCode.NotFound)
            {
                wrong.Add($"{door} is not found in its own event");
            }
        }

        // A page that lives in a circuit takes no form.
        foreach (var door in withId.Where(d => !d.StartsWith("POST /events/", StringComparison.Ordinal)))
        {
            if (await doors.Under("other-expo").StatusAsync(admin, door) is not HttpStatusCode.NotFound and var status)
            {
                wrong.Add($"{door} answers {(int)status} in another event");
            }
        }

        Assert.True(withId.Count > 30, $"{withId.Count} addresses have an id");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
