using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Desk;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Tests.Web.Registrants;

/// <summary>Every field of a person is in the form of staff, in the panel of a person and, where the desk should know
/// it, beside a scan.</summary>
public sealed class PersonFieldsFormTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    private static PersonDetails Before { get; } = WholePerson.Of("before");

    private static PersonDetails After { get; } = WholePerson.Of("after");

    [Fact]
    public async Task The_form_of_staff_keeps_what_is_not_typed_and_writes_every_field_that_is()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"));
        await using var rendered = new Rendered(house);
        var drawer = await EditAsync(rendered, house, expo, row.Id);
        Assert.All(PersonFields.All, f => Assert.Equal(f.Text(Before), Field(drawer, f.FormLabel).GetAttribute("value")));
        await TypeAsync(drawer, PersonFields.FirstName);
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        WholePerson.AssertSame(Before with { FirstName = After.FirstName }, await SavedAsync(house, expo, row.Id));

        drawer = await EditAsync(rendered, house, expo, row.Id);
        foreach (var field in PersonFields.All)
        {
            await TypeAsync(drawer, field);
        }

        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        WholePerson.AssertSame(After, await SavedAsync(house, expo, row.Id));
    }

    [Fact]
    public async Task The_panel_of_a_person_shows_every_field_and_the_desk_those_that_it_should_know()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"));
        await using var rendered = new Rendered(house);
        var shown = (await OpenAsync(rendered, house, expo, row.Id)).Find(".view").TextContent;
        Assert.All(PersonFields.All.Where(f => !f.IsList && f != PersonFields.FirstName && f != PersonFields.LastName),
            f => Assert.Contains(f.Text(Before)!, shown, StringComparison.Ordinal));
        Assert.All(Before.Tags, tag => Assert.Contains(tag, shown, StringComparison.Ordinal));

        var result = rendered.Render<ScanResult>(p => p.Add(
            r => r.Answer,
            Scanned.As(ScanOutcome.Admitted, "Checked in.", "Hand out the badge.", house.Clock.GetUtcNow()) with
            {
                Registrant = row,
            }));
        Assert.Equal(
            PersonFields.All.Where(f => f.IsFor(PersonAudience.Desk)).Select(f => $"{f.DeskLabel}: {f.Text(Before)}"),
            result.FindAll(".remark").Select(r => r.TextContent));
    }

    private static IElement Field(IRenderedComponent<PersonDrawer> drawer, string label)
    {
        var found = drawer.FindAll("label").FirstOrDefault(l => l.TextContent.TrimEnd(' ', '*') == label);
        Assert.True(found is not null, $"The form has no “{label}”.");
        return drawer.Find($"#{found.GetAttribute("for")}");
    }

    private static Task TypeAsync(IRenderedComponent<PersonDrawer> drawer, PersonField field) =>
        Field(drawer, field.FormLabel).InputAsync(new ChangeEventArgs { Value = field.Text(After) });

    private static async Task<PersonDetails> SavedAsync(House house, EventAtHand expo, Guid id) =>
        (await house.Get<RegistrantReader>().GetAsync(expo.Id, id, expo.Staff, Token)).Value.Person;

    private static async Task<IRenderedComponent<PersonDrawer>> EditAsync(Rendered rendered, House house, EventAtHand expo, Guid person)
    {
        var drawer = await OpenAsync(rendered, house, expo, person);
        await drawer.FindAll("button").Single(b => b.TextContent.Trim() == "Edit").ClickAsync(new());
        return drawer;
    }

    private static async Task<IRenderedComponent<PersonDrawer>> OpenAsync(Rendered rendered, House house, EventAtHand expo, Guid person)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var access = (await house.Get<AccessService>().EnterAsync(expo.Staff.UserId!.Value, expo.Slug, Token)).Value;
        var drawer = rendered.Render<PersonDrawer>(p => p.Add(d => d.Access, access).Add(d => d.Person, person));
        drawer.WaitForState(() => drawer.FindAll(".skeleton").Count == 0);
        return drawer;
    }
}
