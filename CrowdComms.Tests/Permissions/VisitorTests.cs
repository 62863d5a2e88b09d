using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Permissions;

/// <summary>People without an account have the few operations that their form or link gives them, and nothing of
/// what staff may do.</summary>
public sealed class VisitorTests
{
    private static readonly RegistrantDetails Ada = new("Ada", "Lovelace", "ada@test.example", "GEN", "Engines");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_hears_from_every_operation_what_a_stranger_hears_but_registers_at_the_form()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        Visitor[] visitors =
        [
            Visitor.AtForm(expo.Id), Visitor.WithTicket(expo.Id, RisingId.Next()),
            Visitor.OfCompany(expo.Id, RisingId.Next()), Visitor.OfCompany(expo.Id, RisingId.Next(), RisingId.Next()),
        ];
        List<string> wrong = [];
        foreach (var door in ServiceDoors.All.SelectMany(d => d.Select(method => (d.Key, Method: method))))
        {
            var stranger = await ServiceDoors.KnockAsync(house, expo, door.Method, expo.Stranger);
            foreach (var visitor in visitors)
            {
                var heard = await ServiceDoors.KnockAsync(house, expo, door.Method, Actor.Of(visitor, "Visitor", visitor.CompanyId));
                var isTheirs = door.Key == "RegistrantService.RegisterAsync" && visitor == Visitor.AtForm(expo.Id);
                wrong.AddRange(heard == (isTheirs ? "in" : stranger) ? []
                    : [$"{door.Key}: {visitor} hears {heard}, a stranger {stranger}"]);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, BothEngines]
    public async Task At_the_form_people_register_and_change_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var person = await house.RegisterAsync(expo, "Grace Hopper", RegistrantStatus.Registered);
        var visitor = Actor.Of(Visitor.AtForm(expo.Id), "Web registration");

        Assert.Equal("not_found", await RegisterAsync(house, other, RegistrantSource.Web, visitor));
        Assert.Equal("not_found", await RegisterAsync(house, expo, RegistrantSource.Desk, visitor));
        Assert.Equal("not_found", await RegisterAsync(house, expo, RegistrantSource.Company, visitor));
        Assert.Equal("ok", await RegisterAsync(house, expo, RegistrantSource.Web, visitor));
        Assert.All(await ChangesAsync(house, expo, person, visitor), heard => Assert.Equal("not_found", heard));
    }

    [Theory, BothEngines]
    public async Task With_a_ticket_people_correct_confirm_and_cancel_themselves_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (own, foreign) =
            (await house.RegisterAsync(expo, "Grace Hopper", RegistrantStatus.Registered),
                await house.RegisterAsync(expo, "Ada King", RegistrantStatus.Registered));
        var visitor = Actor.Of(Visitor.WithTicket(expo.Id, own.Id), "Web registration");

        Assert.Equal("not_found", await RegisterAsync(house, expo, RegistrantSource.Web, visitor));
        Assert.All(await ChangesAsync(house, expo, foreign, visitor), heard => Assert.Equal("not_found", heard));
        Assert.Equal("registrant.version_stale", await EditAsync(house, expo, own, own.Details with { PassType = "VIP" }, visitor));
        Assert.Equal("registrant.version_stale", await EditAsync(house, expo, own, own.Details with { Company = "Elsewhere" }, visitor));
        Assert.Equal(["ok", "ok", "ok", "not_found", "not_found", "not_found"], await ChangesAsync(house, expo, own, visitor));
    }

    [Theory, BothEngines]
    public async Task A_contact_person_registers_for_the_company_and_changes_one_of_its_people(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var first = await house.RegisterAsync(expo, Ada with { Email = "first@test.example" }, RegistrantStatus.Registered);
        var allocated = await house.Get<AllocationService>()
            .SetAsync(expo.Id, first.CompanyId!.Value, new AllocationChange(expo.General, 5), expo.Organiser, Stop);
        Assert.True(allocated.IsOk);
        var contact = Actor.Of(Visitor.OfCompany(expo.Id, first.CompanyId.Value), "Engines (company link)", first.CompanyId);

        Assert.Equal("not_found", await RegisterAsync(house, expo, RegistrantSource.Desk, contact));
        Assert.Equal("not_found", await RegisterAsync(house, expo, RegistrantSource.Company, contact, "Elsewhere"));
        Assert.Equal("ok", await RegisterAsync(house, expo, RegistrantSource.Company, contact));
        Assert.All(await ChangesAsync(house, expo, first, contact), heard => Assert.Equal("not_found", heard));

        var ofOne = Actor.Of(Visitor.OfCompany(expo.Id, first.CompanyId.Value, first.Id), "Engines (company link)", first.CompanyId);
        Assert.Equal(["ok", "not_found", "ok", "not_found", "not_found", "not_found"], await ChangesAsync(house, expo, first, ofOne));
    }

    private static async Task<string> RegisterAsync(
        House house, EventAtHand expo, RegistrantSource source, Actor actor, string company = "Engines")
    {
        var made = await house.Get<RegistrantService>()
            .RegisterAsync(expo.Id, new NewRegistrant(Ada with { Company = company }, source), actor, Stop);
        return made.Failed(out var error) ? error.Code : "ok";
    }

    private static async Task<string> EditAsync(House house, EventAtHand expo, RegistrantRow person, RegistrantDetails details, Actor actor)
    {
        var edited = await house.Get<RegistrantService>()
            .EditAsync(expo.Id, new RegistrantEdit(person.Id, person.Version, details), actor, Stop);
        return edited.Failed(out var error) ? error.Code : "ok";
    }

    // An edit, then each step in its order: confirm, cancel, reinstate, check in, undo.
    private static async Task<List<string>> ChangesAsync(House house, EventAtHand expo, RegistrantRow person, Actor actor)
    {
        List<string> heard = [await EditAsync(house, expo, person, person.Details with { Dietary = "No nuts" }, actor)];
        foreach (var step in new[] { StatusStep.Confirm, StatusStep.Cancel, StatusStep.Reinstate, StatusStep.CheckIn,
            StatusStep.UndoCheckIn })
        {
            var taken = await house.Get<StatusSteps>().TakeStepAsync(expo.Id, person.Id, new StepRequest(step, "Why"), actor, Stop);
            heard.Add(taken.Failed(out var error) ? error.Code : "ok");
        }

        return heard;
    }
}
