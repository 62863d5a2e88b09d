using CrowdComms.Data.Accounts;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Events;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>An event with everything that has a public form: free General passes, the only VIP pass taken by a
/// registrant, a company with a link and a person, somebody who waits and somebody with an offer.</summary>
internal sealed class LateWorld(AppInProcess app)
{
    internal DateTimeOffset Now => app.Get<TimeProvider>().GetUtcNow();

    internal Guid EventId { get; private set; }

    internal string Slug { get; } = $"late-{Guid.CreateVersion7():n}";

    internal Guid Holder { get; private set; }

    internal string Ticket { get; private set; } = "";

    internal string Company { get; private set; } = "";

    internal Guid Employee { get; private set; }

    internal string Waits { get; private set; } = "";

    internal string Offered { get; private set; } = "";

    internal QuestionRow Hall { get; private set; } = null!;

    internal string Invitation { get; private set; } = "";

    internal static async Task<LateWorld> OpenAsync(AppInProcess app)
    {
        var world = new LateWorld(app);
        await world.BuildAsync();
        return world;
    }

    internal T Get<T>() where T : notnull => app.Get<T>();

    internal async Task ChangeAsync(Action<Event> change)
    {
        await using var context = await app.ContextAsync();
        var whole = await context.Events.SingleAsync(e => e.Id == EventId, Stop);
        context.Add(new EventSlug { EventId = EventId, Slug = whole.Slug });
        change(whole);
        await context.SaveChangesAsync(Stop);
    }

    internal async Task PassesAsync(Action<PassType> change)
    {
        await using var context = await app.ContextAsync();
        await context.PassTypes.Where(p => p.EventId == EventId).ForEachAsync(change, Stop);
        await context.SaveChangesAsync(Stop);
    }

    internal async Task WaitersAsync(WaitingState state)
    {
        await using var context = await app.ContextAsync();
        await context.WaitingPeople.Where(w => w.EventId == EventId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, state), Stop);
    }

    internal async Task LeaveAsync(string key) => Assert.True((await Get<WaitingService>().LeaveAsync(Slug, key, Stop)).IsOk);

    /// <summary>Sets passes of one type aside for the company, and none of any other.</summary>
    internal async Task AllocateAsync(string pass, int most)
    {
        await using var context = await app.ContextAsync();
        var allocation = await context.Allocations.AsNoTracking().SingleAsync(a => a.EventId == EventId, Stop);
        await context.Allocations.Where(a => a.EventId == EventId).ExecuteDeleteAsync(Stop);
        var type = await context.PassTypes.Where(p => p.EventId == EventId && p.Code == pass).Select(p => p.Id).SingleAsync(Stop);
        context.AddRange(most == 0 ? [] : new object[]
        {
            new Allocation { EventId = EventId, CompanyId = allocation.CompanyId, PassTypeId = type, Most = most },
        });
        await context.SaveChangesAsync(Stop);
    }

    internal async Task TakeAndCancelAsync()
    {
        await PassesAsync(p => p.Capacity = 5);
        await StepAsync(await RegisterAsync("VIP", "offered@test.example"), StatusStep.Cancel);
    }

    internal async Task DeleteAsync() =>
        Assert.True((await Get<EventDeletionService>()
            .DeleteAsync(new EventDeletion(EventId, Slug, Force: true), Actor.System, Stop)).IsOk);

    internal async Task StepAsync(Guid person, StatusStep step) =>
        Assert.True((await Get<StatusSteps>().TakeStepAsync(EventId, person, new StepRequest(step), Actor.System, Stop)).IsOk);

    /// <summary>Changes a registrant as staff do.</summary>
    internal async Task EditAsync(Guid person, Func<PersonDetails, PersonDetails> change, GivenAnswers? answers = null)
    {
        var row = await RowAsync(person);
        var details = new RegistrantDetails(change(row.Person), row.PassTypeCode, row.Company) { Answers = answers };
        var edit = new RegistrantEdit(person, row.Version, details);
        Assert.True((await Get<RegistrantService>().EditAsync(EventId, edit, Actor.System, Stop)).IsOk);
    }

    internal async Task<RegistrantRow> RowAsync(Guid person) =>
        (await Get<RegistrantReader>().GetAsync(EventId, person, Actor.System, Stop)).Value;

    internal async Task RevokeLinkAsync()
    {
        await using var context = await app.ContextAsync();
        await context.CompanyLinks.Where(l => l.EventId == EventId).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, Now), Stop);
    }

    internal async Task<Guid> RegisterAsync(string pass, string email) =>
        (await Get<RegistrantService>().RegisterAsync(EventId,
            new NewRegistrant(new RegistrantDetails("Vera", "Holder", email, pass), RegistrantSource.Desk), Actor.System, Stop)).Value.Id;

    internal async Task AskAsync(string label)
    {
        await using var context = await app.ContextAsync();
        context.Add(new Question { EventId = EventId, Key = "later", Label = label, Kind = QuestionKind.Text, Required = true });
        await context.SaveChangesAsync(Stop);
    }

    internal async Task ForgetAsync(Guid person) =>
        Assert.True((await Get<PrivacyService>().AnonymiseAsync(EventId, person, Actor.System, Stop)).IsOk);

    internal async Task ReissueAsync(Guid person)
    {
        await using var context = await app.ContextAsync();
        var code = await context.Tickets.Where(t => t.RegistrantId == person).Select(t => t.Code).SingleAsync(Stop);
        Assert.True((await Get<TicketService>().ReissueAsync(EventId, new ReissueRequest(person, code), Actor.System, Stop)).IsOk);
    }

    internal async Task FillCompanyAsync() => Assert.True((await Get<CompanyContactService>().RegisterAsync(Company,
        new GivenDetails("Fred", null, "fred@test.example", null), "GEN", Stop)).IsOk);

    /// <summary>How many people are registered and how many wait.</summary>
    internal async Task<(int Registered, int Waiting)> CountAsync()
    {
        await using var context = await app.ContextAsync();
        return (await context.Registrants.CountAsync(r => r.EventId == EventId && r.Status == RegistrantStatus.Registered, Stop),
            await context.WaitingPeople.CountAsync(w => w.EventId == EventId, Stop));
    }

    private async Task BuildAsync()
    {
        var now = Now;
        var whole = new Event { Slug = Slug, Name = "Late Expo", TimeZone = "Europe/Berlin" };
        (whole.StartsAt, whole.EndsAt) = (now.AddDays(9), now.AddDays(10));
        var company = new Company(whole.Id, "Acme");
        var link = new CompanyLink { EventId = whole.Id, CompanyId = company.Id };
        var general = new PassType { EventId = whole.Id, Code = "GEN", Name = "General", Colour = "#112233", IsPublic = true };
        (EventId, Company) = (whole.Id, link.Key);
        var hall = new Question
        {
            EventId = EventId,
            Key = "hall",
            Label = "Which hall?",
            Kind = QuestionKind.Choice,
            Options = [.. QuestionOption.New("Hall A", "Hall B")],
            Position = 1,
        };
        Hall = new QuestionRow(hall.Id, hall.Key, hall.Label, hall.Kind) { Options = hall.Options };
        await using var context = await app.ContextAsync();
        context.AddRange(whole, company, link, general,
            new PassType { EventId = EventId, Code = "VIP", Name = "VIP", Colour = "#445566", IsPublic = true, Capacity = 1, Position = 1 },
            new Allocation { EventId = EventId, CompanyId = company.Id, PassTypeId = general.Id, Most = 2 },
            hall, new Question { EventId = EventId, Key = "talk", Label = "Which talk?", Kind = QuestionKind.Text });
        await context.SaveChangesAsync(Stop);
        Holder = await RegisterAsync("VIP", "holder@test.example");
        Ticket = await context.Tickets.Where(t => t.RegistrantId == Holder).Select(t => t.PageKey).SingleAsync(Stop);
        Assert.True((await Get<CompanyContactService>().RegisterAsync(Company,
            new GivenDetails("Emma", null, "emma@test.example", null), "GEN", Stop)).IsOk);
        Employee = await context.Registrants.Where(r => r.EventId == EventId && r.EmailKey == "emma@test.example")
            .Select(r => r.Id).SingleAsync(Stop);
        (Waits, Offered) = (await WaitAsync("waits@test.example"), await WaitAsync("offered@test.example"));
        await context.WaitingPeople.Where(w => w.Key == Offered).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, WaitingState.Offered).SetProperty(w => w.OfferUntil, now.AddDays(1)), Stop);
        Invitation = (await Get<InvitationService>()
            .InviteAsync(EventId, new NewInvitation(null, MemberRole.Staff), Actor.System, Stop)).Value.Key;
    }

    private async Task<string> WaitAsync(string email)
    {
        var form = await Get<PublicRegistrationService>().OpenAsync(Slug, Stop);
        Assert.True((await Get<WaitingService>().JoinAsync(form.Value, new WaitingWish("Wanda", null, email, "VIP", true), Stop)).IsOk);
        await using var context = await app.ContextAsync();
        return await context.WaitingPeople.Where(w => w.EventId == EventId && w.Email == email).Select(w => w.Key).SingleAsync(Stop);
    }
}
