using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Data.Devices;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Kiosk;

namespace CrowdComms.Tests.Web.Kiosk;

/// <summary>A kiosk speaks the language of the visitor who is in front of it, and then its own again.</summary>
public sealed class KioskLanguageTests
{
    private static Language German { get; } = Language.Find("de")!;

    [Fact]
    public async Task A_visitor_chooses_a_language_for_their_visit_and_the_next_one_begins_in_the_kiosks()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "King", "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = rendered.Render<KioskScreen>(
            p => p.Add(k => k.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff))
                .Add(k => k.StationId, place.StationId).Add(k => k.Home, German));
        await kiosk.WaitForElementAsync("[data-step=Start]");
        Assert.Equal(("de", "ltr", "Scannen Sie Ihr Ticket"), Shown(kiosk));

        await kiosk.Find(".languages button[lang=ar]").ClickAsync(new());
        Assert.Equal(("ar", "rtl", "امسح تذكرتك ضوئيًا"), Shown(kiosk));
        Assert.Equal("true", kiosk.Find(".languages button[lang=ar]").GetAttribute("aria-pressed"));

        await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
        await kiosk.WaitForElementAsync("[data-step=Person]");
        await kiosk.Find(".answers .big:not(.quiet)").ClickAsync(new());
        await kiosk.WaitForElementAsync("[data-step=Done]");
        Assert.Equal(("ar", "rtl", "أهلًا بك، Ada"), Shown(kiosk));
        Assert.Contains("العودة إلى البداية بعد 10 ثوانٍ", kiosk.Markup, StringComparison.Ordinal);

        await kiosk.InvokeAsync(kiosk.Instance.Leave);
        await kiosk.WaitForElementAsync("[data-step=Start]");
        Assert.Equal(("de", "ltr", "Scannen Sie Ihr Ticket"), Shown(kiosk));
    }

    [Fact]
    public async Task A_scan_that_follows_a_visit_begins_in_the_kiosks_language()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "King", "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = rendered.Render<KioskScreen>(
            p => p.Add(k => k.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff))
                .Add(k => k.StationId, place.StationId));
        await kiosk.WaitForElementAsync("[data-step=Start]");
        await kiosk.Find(".languages button[lang=fr]").ClickAsync(new());
        await kiosk.InvokeAsync(() => kiosk.Instance.Read("https://example.com/1", typed: false));
        await kiosk.WaitForElementAsync("[data-step=Refused]");
        Assert.Equal(("fr", "ltr", "Rendez-vous à l’accueil"), Shown(kiosk));

        await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
        await kiosk.WaitForElementAsync("[data-step=Person]");
        Assert.Equal(("en", "ltr", "Ada K."), Shown(kiosk));
    }

    private static (string? Language, string? Direction, string Heading) Shown(IRenderedComponent<KioskScreen> kiosk) =>
        (kiosk.Find(".kiosk").GetAttribute("lang"), kiosk.Find(".kiosk").GetAttribute("dir"), kiosk.Find("h1").TextContent);
}
