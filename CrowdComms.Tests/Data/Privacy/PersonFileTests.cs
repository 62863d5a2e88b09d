using System.Text.Json;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Privacy;

public sealed class PersonFileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_file_holds_everything_about_the_person_and_no_name_of_staff(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (person, codes) = await KnownPerson.LiveAsync(house, expo);

        var file = (await house.Get<PersonFileService>().OfAsync(expo.Id, person.Id, expo.Organiser, Stop)).Value;

        using var json = JsonDocument.Parse(file.Content);
        var root = json.RootElement;
        string Text(string part, string field) => root.GetProperty(part).GetProperty(field).ToString();
        Assert.Equal(("Test Expo", "Zoë", KnownPerson.Email, KnownPerson.Phone),
            (Text("event", "name"), Text("person", "firstName"), Text("person", "email"), Text("person", "phone")));
        Assert.Equal(("Acme", "VIP", "CheckedIn", "[\"blue-tag\"]"),
            (Text("person", "company"), Text("person", "passType"), Text("person", "status"), Text("person", "tags")
                .Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
        int Count(string table) => root.GetProperty(table).GetArrayLength();
        Assert.Equal((1, 1), (Count("answer"), Count("waitingPerson")));
        Assert.Equal((2, 2, 2, 1, 2, 4),
            (Count("statusChange"), Count("scan"), Count("ticket"), Count("zoneVisit"), Count("badgePrint"),
                Count("audit")));
        Assert.Equal(("Desk A", "VIP lounge"),
            (root.GetProperty("scan")[0].GetProperty("station")
                .GetString(), root.GetProperty("zoneVisit")[0].GetProperty("zone").GetString()));
        var text = System.Text.Encoding.UTF8.GetString(file.Content);
        Assert.All(codes, code => Assert.Contains(code, text, StringComparison.Ordinal));
        Assert.Contains("Knows O'Néill-Quist well", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Staff", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@test.example", text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_person_takes_it_at_their_own_page_and_nobody_at_a_replaced_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        var tickets = house.Get<TicketService>();
        var old = (await tickets.OfAsync(expo.Id, person.Id, expo.Staff, Stop)).Value.PageKey;
        await tickets.ReissueAsync(expo.Id, new ReissueRequest(person.Id, person.TicketCode), expo.Staff, Stop);
        var page = (await tickets.OfAsync(expo.Id, person.Id, expo.Staff, Stop)).Value.PageKey;
        var files = house.Get<PersonFileService>();

        var own = (await files.OwnAsync(page, Stop)).Value;

        Assert.Equal($"{expo.Slug}-my-data.json", own.Name);
        Assert.Equal((await files.OfAsync(expo.Id, person.Id, expo.Organiser, Stop)).Value.Content, own.Content);
        Assert.Equal("not_found", (await files.OwnAsync(old, Stop)).Error!.Code);
        Assert.Equal("not_found", (await files.OwnAsync("", Stop)).Error!.Code);
    }
}
