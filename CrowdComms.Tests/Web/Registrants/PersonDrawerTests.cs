using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Registrants;

public sealed class PersonDrawerTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_those_that_the_actor_may_take_now()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house);
        var (registered, cancelled) =
            (await house.RegisterAsync(expo, "A A", RegistrantStatus.Registered),
                await house.RegisterAsync(expo, "B B", RegistrantStatus.Cancelled));
        Assert.Equal(["Edit", "Confirm", "Cancel registration"], await StepsAsync(registered, expo.Staff));
        Assert.Equal(["Edit", "Reinstate"], await StepsAsync(cancelled, expo.Organiser));
        Assert.Equal(["Edit"], await StepsAsync(cancelled, expo.Staff));

        async Task<IEnumerable<string>> StepsAsync(RegistrantRow row, Actor actor) =>
            [.. (await OpenAsync(rendered, house, expo, actor, row.Id)).FindAll(".steps button")
                .Select(b => b.TextContent.Trim())];
    }

    [Fact]
    public async Task The_history_is_told_in_words_newest_first_and_a_check_in_once()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, "Ann Here", RegistrantStatus.Confirmed);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<StatusSteps>()
            .TakeStepAsync(expo.Id, row.Id, new StepRequest(StatusStep.Cancel, "Ill <today>"), expo.Staff, Token);
        await using var rendered = new Rendered(house);
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, row.Id);
        drawer.WaitForAssertion(
            () => Assert.Equal(["Cancelled", "Confirmed", "Registered"], drawer.FindAll(".history strong")
                .Select(s => s.TextContent)));
        Assert.Equal("Ill <today>", drawer.Find(".history q").TextContent);
        Assert.Contains("15 Sep 2026, 09:01 · Sam Staff", drawer.Find(".history li").TextContent,
            StringComparison.Ordinal);
        Assert.Equal(row.TicketCode, drawer.Find("code").TextContent);
        // Staff may compare the code with what was scanned; nobody is to photograph a ticket that lets nobody in.
        Assert.Empty(drawer.FindAll(".qr"));
    }

    [Fact]
    public async Task Nobody_of_this_id_is_said_in_a_sentence()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house);
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, Guid.CreateVersion7());
        Assert.Contains("This person does not exist, or you have no access to it.", drawer.Markup,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_fields_say_so_beside_them_until_they_are_right()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house);
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, null);
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        Assert.Equal(["First name is missing.", "Email is missing."], drawer.FindAll("[data-wrong] .below")
            .Select(p => p.TextContent));
        await TypeAsync(drawer, "First name", "Ada");
        await TypeAsync(drawer, "Email", "ADA@test.example");
        Assert.Empty(drawer.FindAll("[aria-invalid]"));
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        drawer.WaitForAssertion(
            () => Assert.Equal("Someone with this email address is already registered.",
                drawer.Find("[data-wrong] .below").TextContent));
        Assert.Equal("true", Field(drawer, "Email").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_retired_pass_is_offered_to_nobody_but_its_holder()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var holder = await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "VIP"));
        await using (var context = house.Context())
        {
            await context.Set<PassType>().Where(p => p.Id == expo.Vip)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Retired, true), Token);
        }

        await using var rendered = new Rendered(house);
        Assert.Equal(["GEN", "EXH"], Passes(await OpenAsync(rendered, house, expo, expo.Staff, null)));
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, holder.Id);
        await drawer.FindAll("button").Single(b => b.TextContent.Trim() == "Edit").ClickAsync(new());
        Assert.Equal(["GEN", "VIP", "EXH"], Passes(drawer));

        static IEnumerable<string?> Passes(IRenderedComponent<PersonDrawer> drawer) =>
            [.. drawer.FindAll("input[type=radio]").Select(i => i.GetAttribute("value"))];
    }

    [Fact]
    public async Task Another_address_offers_to_send_the_new_holder_their_ticket_and_end_the_old_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house);
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, row.Id);
        await drawer.FindAll("button").Single(b => b.TextContent.Trim() == "Edit").ClickAsync(new());
        Assert.DoesNotContain("Revoke the old ticket", drawer.Markup, StringComparison.Ordinal);

        await TypeAsync(drawer, "Email", "bob@test.example");
        drawer.WaitForAssertion(() => Assert.Contains("Revoke the old ticket and email the new holder their own", drawer.Markup,
            StringComparison.Ordinal));
        Assert.False(drawer.Find("input[type=checkbox]").HasAttribute("checked"));
        await TypeAsync(drawer, "First name", "Bob");
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);

        await using var context = house.Context();
        drawer.WaitForAssertion(() => Assert.Equal(2, context.Tickets.Count(t => t.RegistrantId == row.Id)));
        Assert.True((await context.Tickets.SingleAsync(t => t.Code == row.TicketCode, Token)).PassedOn);
    }

    [Fact]
    public async Task A_database_that_goes_away_keeps_what_was_typed()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await using var rendered = new Rendered(house, more: services => services.AddSingleton(
            new RegistrantService(faulty, house.Get<IDatabaseEngine>(), house.Feed, house.Clock)));
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, null);
        await TypeAsync(drawer, "First name", "Ada");
        await TypeAsync(drawer, "Email", "ada@test.example");
        faulty.IsAway = true;
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        Assert.Contains("The database does not answer.", drawer.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        faulty.IsAway = false;
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("Ada is registered.", rendered.Snackbars.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_editors_of_different_fields_keep_both_changes()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house);
        var drawer = await OpenAsync(rendered, house, expo, expo.Staff, row.Id);
        await drawer.FindAll("button").Single(b => b.TextContent.Trim() == "Edit").ClickAsync(new());
        await TypeAsync(drawer, "Notes for staff", "Mine");
        await house.Get<RegistrantService>().EditAsync(
            expo.Id,
            new RegistrantEdit(row.Id, row.Version, new RegistrantDetails("Ada", "King", "ada@test.example", "VIP")),
            expo.OtherStaff, Token);
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        drawer.WaitForAssertion(() =>
            Assert.Equal(["Last name", "Pass type"], drawer.FindAll(".conflict legend").Select(l => l.TextContent)));
        await drawer.Find("form").SubmitAsync(EventArgs.Empty);
        var saved = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, Token)).Value;
        Assert.Equal(("Ada King", "VIP", "Mine"), (saved.Name, saved.PassTypeCode, saved.Person.Notes));
    }

    private static IElement Field(IRenderedComponent<PersonDrawer> drawer, string label) =>
        drawer.Find(
            $"#{drawer.FindAll("label").First(l => l.TextContent.TrimEnd(' ', '*') == label).GetAttribute("for")}");

    private static Task TypeAsync(IRenderedComponent<PersonDrawer> drawer, string label, string text) =>
        Field(drawer, label).InputAsync(new ChangeEventArgs { Value = text });

    private static async Task<IRenderedComponent<PersonDrawer>> OpenAsync(
        Rendered rendered, House house, EventAtHand expo, Actor actor, Guid? person)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var access = (await house.Get<AccessService>().EnterAsync(actor.UserId!.Value, expo.Slug, Token)).Value;
        var drawer = rendered.Render<PersonDrawer>(p => p.Add(d => d.Access, access).Add(d => d.Person, person));
        drawer.WaitForState(() => drawer.FindAll(".skeleton").Count == 0);
        return drawer;
    }
}
