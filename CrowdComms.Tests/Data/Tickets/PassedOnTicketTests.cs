using System.Text;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Tickets;

/// <summary>A registration passes to another person, whose ticket it is from then on.</summary>
public sealed class PassedOnTicketTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_new_holder_is_sent_a_ticket_and_the_old_one_ends_and_names_nobody(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@old.example", "GEN"));
        var old = await TicketAsync(house, expo, ada.Id);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var bob = await EditAsync(house, expo, ada, passOn: true);

        var newer = await TicketAsync(house, expo, ada.Id);
        Assert.Equal((bob.TicketCode, true), (newer.Code, newer.Code != old.Code && newer.PageKey != old.PageKey));
        var page = (await house.Get<TicketService>().PageAsync(old.PageKey, Stop)).Value;
        Assert.Equal((TicketState.PassedOn, null, null), (page.State, page.Holder, page.Code));
        Assert.Equal("Bob Boole", (await house.Get<TicketService>().PageAsync(newer.PageKey, Stop)).Value.Holder!.Name);
        Assert.Equal("not_found", (await house.Get<OwnRegistrationService>().OpenAsync(old.PageKey, Stop)).Error!.Code);
        Assert.Equal("not_found", (await house.Get<PersonFileService>().OwnAsync(old.PageKey, Stop)).Error!.Code);
        var file = Encoding.UTF8.GetString((await house.Get<PersonFileService>().OwnAsync(newer.PageKey, Stop)).Value.Content);
        Assert.DoesNotContain("ada@old.example", file, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("bob@new.example", file, StringComparison.Ordinal);
        Assert.Equal(ScanOutcome.RevokedCode, await ScanAsync(house, expo, old.Code));
        Assert.Equal(ScanOutcome.Admitted, await ScanAsync(house, expo, newer.Code));
        await using var context = house.Context();
        Assert.Equal(["Changed", "TicketPassedOn"], await context.AuditEntries.Where(a => a.SubjectId == ada.Id)
            .Select(a => a.Action).Order().ToListAsync(Stop));
        Assert.Equal([MessageKind.Confirmed], await context.Messages.Where(m => m.Email == "bob@new.example")
            .Select(m => m.Kind).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task The_new_holder_starts_without_the_details_and_answers_of_the_former_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        var (size, talk, gone) = (Ask(expo, "size"), Ask(expo, "talk"), Ask(expo, "gone"));
        context.Questions.AddRange(size, talk, gone);
        await context.SaveChangesAsync(Stop);
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@old.example", "GEN", "Acme")
        {
            Phone = "+44 20 7946 0000",
            JobTitle = "Analyst",
            BadgeName = "Countess Ada",
            Notes = "Called twice",
            Dietary = "No nuts",
            Accessibility = "A ramp",
            Tags = ["sponsor"],
            Answers = Answers((size, "XL"), (talk, "Engines"), (gone, "Yes please")),
        });
        await context.Questions.Where(q => q.Id == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(q => q.Retired, true), Stop);
        await context.Registrants.ExecuteUpdateAsync(set => set.SetProperty(r => r.ConsentAt, house.Clock.GetUtcNow()), Stop);

        var bob = (await house.Get<RegistrantService>().EditAsync(expo.Id, new RegistrantEdit(ada.Id, ada.Version,
            ada.Details with
            {
                FirstName = "Bob",
                Email = "bob@new.example",
                JobTitle = "Logician",
                Answers = Answers((size, "XL"), (talk, "Logic")),
            })
        { PassTicketOn = true }, expo.Staff, Stop)).Value;

        var person = bob.Person;
        Assert.Equal(("Bob", "Lovelace", "bob@new.example", "Logician", "Acme", "sponsor"),
            (person.FirstName, person.LastName, person.Email, person.JobTitle, bob.Company, Assert.Single(person.Tags)));
        Assert.All(new[] { person.Phone, person.BadgeName, person.Notes, person.Dietary, person.Accessibility },
            text => Assert.True(string.IsNullOrEmpty(text), text));
        var answer = await context.Answers.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((talk.Id, "Logic"), (answer.QuestionId, answer.Value));
        Assert.Null(await context.Registrants.Select(r => r.ConsentAt).SingleAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Another_address_alone_leaves_the_ticket_and_sends_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@old.example", "GEN"));

        var after = await EditAsync(house, expo, ada, passOn: false);

        Assert.Equal(ada.TicketCode, after.TicketCode);
        await using var context = house.Context();
        Assert.Empty(await context.Messages.Where(m => m.Email == "bob@new.example").ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task The_ticket_is_sent_though_automatic_messages_are_off_and_not_to_the_cancelled(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        context.MessageTemplates.Add(
            new MessageTemplate { EventId = expo.Id, Kind = MessageKind.Confirmed, IsOn = false, Subject = "", Body = "" });
        await context.SaveChangesAsync(Stop);
        var ada = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "Lovelace", "ada@old.example", "GEN"));
        var eve = await house.RegisterAsync(expo, "Eve Gone", RegistrantStatus.Cancelled);
        var old = await TicketAsync(house, expo, eve.Id);

        await EditAsync(house, expo, ada, passOn: true);
        await EditAsync(house, expo, eve, passOn: true, "dan@new.example");

        Assert.Equal(["bob@new.example"], await context.Messages.Where(m => m.Email.EndsWith("@new.example"))
            .Select(m => m.Email).ToListAsync(Stop));
        Assert.Equal(TicketState.PassedOn, (await house.Get<TicketService>().PageAsync(old.PageKey, Stop)).Value.State);
    }

    private static Question Ask(EventAtHand expo, string key) =>
        new() { EventId = expo.Id, Key = key, Label = key, Kind = QuestionKind.Text };

    private static GivenAnswers Answers(params (Question Question, string Text)[] given) =>
        new(given.ToDictionary(g => g.Question.Key, g => (IReadOnlyList<string>)[g.Text]));

    private static async Task<RegistrantRow> EditAsync(
        House house, EventAtHand expo, RegistrantRow row, bool passOn, string email = "bob@new.example")
    {
        var details = row.Details with { FirstName = "Bob", LastName = "Boole", Email = email };
        var saved = await house.Get<RegistrantService>().EditAsync(expo.Id,
            new RegistrantEdit(row.Id, row.Version, details) { PassTicketOn = passOn }, expo.Staff, Stop);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    private static async Task<TicketRow> TicketAsync(House house, EventAtHand expo, Guid person) =>
        (await house.Get<TicketService>().OfAsync(expo.Id, person, expo.Staff, Stop)).Value;

    private static async Task<ScanOutcome> ScanAsync(House house, EventAtHand expo, string code) =>
        (await house.Get<CheckInService>().ScanAsync(expo.Facts, new ScanRequest(Guid.CreateVersion7(), expo.Desk, code),
            expo.Staff, Stop)).Value.Outcome;
}
