using CrowdComms.Data.Accounts;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Idempotency;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.WaitingList;
using CrowdComms.Data.Webhooks;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Data.Privacy.KnownPerson;

namespace CrowdComms.Tests.Data.Privacy;

/// <summary>The traces that others leave of <see cref="KnownPerson"/>: what she was asked, who waited for her, and what
/// was written to her and of her.</summary>
internal static class KnownPersonTraces
{
    private const string Name = "Zoë O'Néill-Quist";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Actor Herself { get; } = new(null, Name, IsAdmin: false, null, null);

    /// <summary>She acts under her own name; organisers write her name and address where names do not belong, and
    /// invite her to work for them.</summary>
    internal static async Task NameEverywhereAsync(House house, EventAtHand expo)
    {
        Assert.True((await house.Get<InvitationService>()
            .InviteAsync(expo.Id, new NewInvitation(Email, MemberRole.Staff), expo.Organiser, Stop)).IsOk);
        await using var context = house.Context();
        context.AddRange(
            new Message
            {
                Email = Email,
                Kind = MessageKind.Invitation,
                Facts = { ["name"] = Name },
                CreatedAt = house.Clock.GetUtcNow(),
                DueAt = house.Clock.GetUtcNow()
            },
            new MessageTemplate
            {
                EventId = expo.Id,
                Kind = MessageKind.Reminder,
                Subject = $"Hear {Name}",
                Body = $"Ask {Name} ({Email})"
            },
            new WallLink { EventId = expo.Id, Label = $"Screen of {Name}", CreatedBy = "Olga Organiser" },
            new Device { EventId = expo.Id, StationId = expo.Desk, Name = $"{Name}'s telephone", SecretHash = [1] });
        context.AddRange(
            new Mailing
            {
                EventId = expo.Id,
                Subject = $"Hear {Name}",
                Body = $"Ask {Name}",
                Audience = $"People like {Name}",
                CreatedBy = "Olga Organiser"
            },
            AuditTrail.Entry(expo.Id, new AuditedThing("Station", expo.Desk),
                new AuditedAct("Changed", Herself, house.Clock.GetUtcNow()), []));
        await context.SaveChangesAsync(Stop);
        await context.StatusChanges.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ActorName, Name).SetProperty(c => c.ActorId, (Guid?)null), Stop);
        await context.Scans.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ActorName, Name).SetProperty(c => c.ActorId, (Guid?)null), Stop);
        await context.BadgePrints.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ActorName, Name).SetProperty(c => c.ActorId, (Guid?)null), Stop);
        await context.Stations.Where(s => s.Id == expo.Door)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, $"Door of {Name}"), Stop);
        await context.Imports.ExecuteUpdateAsync(set => set.SetProperty(i => i.FileName, $"{Name}.csv"), Stop);
    }

    /// <summary>The answer to a question that an organiser asks.</summary>
    internal static async Task<GivenAnswers> AnswersAsync(House house, EventAtHand expo)
    {
        var question =
            (await house.Get<QuestionService>()
                .AddAsync(expo.Id, new QuestionDetails("What do you do?", QuestionKind.Text), expo.Organiser,
                    Stop)).Value;
        return new GivenAnswers(new Dictionary<string,
            IReadOnlyList<string>>(StringComparer.Ordinal)
        { [question.ToString()] = ["Glassblower in Murano"] });
    }

    /// <summary>An organiser wants to be told when she comes; before she registered, she waited for a place.</summary>
    internal static async Task ExpectAsync(House house, EventAtHand expo, RegistrantRow row)
    {
        var marks = house.Get<MarkService>();
        Assert.True(
            (await marks.MarkAsync(expo.Id, new MarkTarget(MarkKind.Person, row.Id), expo.Organiser, Stop)).IsOk);
        Assert.True(
            (await marks.MailAsync(expo.Id, (await marks.ListAsync(expo.Id, expo.Organiser, Stop)).Value[0].Id, true,
                expo.Organiser, Stop)).IsOk);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var waited = new WaitingPerson { EventId = expo.Id, State = WaitingState.Registered };
        waited.Join(new WaitingWish(First, Last, Email, "VIP", Consents: true) { Language = "Old Zozonian" }, expo.Vip,
            SearchText.Of($"{Last} {First}"), house.Clock.GetUtcNow());
        await using var context = house.Context();
        context.WaitingPeople.Add(waited);
        context.Messages.Add(new Message
        {
            EventId = expo.Id,
            Email = Email,
            Kind = MessageKind.PlaceFree,
            Facts = { ["name"] = Name },
            CreatedAt = house.Clock.GetUtcNow(),
            DueAt = house.Clock.GetUtcNow()
        });
        await context.SaveChangesAsync(Stop);
    }

    /// <summary>Sends her an alert's email and a mailing, from which she unsubscribes, and tells another system of her.</summary>
    internal static async Task WriteToAsync(House house, EventAtHand expo, RegistrantRow row)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await house.Get<AlertMail>().WriteDueAsync(Stop));
        var mailings = house.Get<MailingService>();
        var toHer = new Audience("Who came") { Statuses = [RegistrantStatus.CheckedIn] };
        Assert.Equal(1,
            (await mailings.SendAsync(expo.Id,
                new NewMailing(new MessageWords("Thank you", "Dear {{first_name}}"), toHer, 1), expo.Organiser,
                Stop)).Value);
        await using var context = house.Context();
        var key = await context.Messages.Where(m => m.MailingId != null && m.RegistrantId == row.Id).Select(m => m.Key)
            .SingleAsync(Stop);
        Assert.True((await house.Get<SubscriptionService>().UnsubscribeAsync(key, Stop)).IsOk);
        await context.Messages.Where(m => m.RegistrantId == row.Id && m.MailingId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LastError, $"550 no such user: {Email}"), Stop);
        var hook = new Webhook
        {
            EventId = expo.Id,
            Url = "https://partner.example/hook",
            Kinds = "registrant.registered",
            Secret = "covered"
        };
        context.AddRange(
            hook,
            new WebhookDelivery
            {
                EventId = expo.Id,
                WebhookId = hook.Id,
                Kind = "registrant.registered",
                RegistrantId = row.Id,
                LastError = $"It answered: {Name} is unknown."
            },
            new AnsweredRequest
            {
                Key = [1],
                Request = [1],
                EventId = expo.Id,
                RegistrantId = row.Id,
                AnswerStatus = 201,
                Answer = $"covered {Name}"
            });
        await context.SaveChangesAsync(Stop);
    }
}
