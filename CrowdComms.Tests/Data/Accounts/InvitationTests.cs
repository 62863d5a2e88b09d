using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Data.Accounts;

public sealed class InvitationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_link_makes_one_person_a_member_once_and_is_kept_as_a_hash(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var invitations = house.Get<InvitationService>();

        var made =
            (await invitations.InviteAsync(at.Id, new NewInvitation(null, MemberRole.Staff), at.Organiser, Stop)).Value;
        Assert.False(made.IsMailed);
        Assert.Equal(("Test Expo", MemberRole.Staff, "Olga Organiser"),
            (await invitations.OpenAsync(made.Key, Stop)).Value is var seen ? (seen.Event, seen.Role, seen.InvitedBy)
            : default);
        var answers = await Task.WhenAll(
            Task.Run(() => invitations.AcceptAsync(made.Key, at.Stranger, Stop), Stop),
            Task.Run(() => invitations.AcceptAsync(made.Key, at.Stranger, Stop), Stop));

        Assert.Single(answers, a => a.IsOk && a.Value == at.Slug);
        Assert.Equal(MemberErrors.InvitationGone, (await invitations.OpenAsync(made.Key, Stop)).Error);
        Assert.Empty((await invitations.ListAsync(at.Id, at.Organiser, Stop)).Value);
        await using var context = house.Context();
        Assert.True(await context.Members.AnyAsync(
            m => m.EventId == at.Id && m.UserId == at.Stranger.UserId && m.Role == MemberRole.Staff, Stop));
        Assert.Equal(32, (await context.Invitations.SingleAsync(Stop)).Hash.Length);
        Assert.Equal(["Invitation", "Member"], await context.AuditEntries.Where(a => a.EventId == at.Id)
            .OrderBy(a => a.Id).Select(a => a.Subject).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task After_seven_days_or_taken_back_or_with_its_organiser_gone_it_is_worthless(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var invitations = house.Get<InvitationService>();
        var link = new NewInvitation(null, MemberRole.Organiser);
        var taken = (await invitations.InviteAsync(at.Id, link, at.Organiser, Stop)).Value;
        var orphaned = (await invitations.InviteAsync(at.Id, link, at.Organiser, Stop)).Value;
        var old = (await invitations.InviteAsync(at.Id, link, at.Admin, Stop)).Value;

        Assert.True((await invitations.RevokeAsync(at.Id, taken.Row.Id, at.Organiser, Stop)).IsOk);
        Assert.Equal("not_found", (await invitations.RevokeAsync(at.Id, taken.Row.Id, at.Organiser, Stop)).Error!.Code);
        await house.Get<MemberService>().RemoveAsync(at.Id, at.Organiser.UserId!.Value, at.Admin, Stop);
        Assert.Equal(MemberErrors.InvitationGone, (await invitations.AcceptAsync(taken.Key, at.Stranger, Stop)).Error);
        Assert.Equal(MemberErrors.InvitationGone,
            (await invitations.AcceptAsync(orphaned.Key, at.Organiser, Stop)).Error);

        house.Clock.Advance(InvitationService.Life - TimeSpan.FromSeconds(1));
        Assert.True((await invitations.OpenAsync(old.Key, Stop)).IsOk);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(MemberErrors.InvitationGone, (await invitations.AcceptAsync(old.Key, at.Stranger, Stop)).Error);
    }

    [Theory, BothEngines]
    public async Task Accepting_raises_a_role_and_never_lowers_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var invitations = house.Get<InvitationService>();
        var up =
            (await invitations.InviteAsync(at.Id, new NewInvitation(null, MemberRole.Organiser), at.Organiser,
                Stop)).Value;
        var down =
            (await invitations.InviteAsync(at.Id, new NewInvitation(null, MemberRole.Staff), at.Organiser, Stop)).Value;

        await invitations.AcceptAsync(up.Key, at.Staff, Stop);
        await invitations.AcceptAsync(down.Key, at.Organiser, Stop);

        var members = (await house.Get<MemberService>().PageAsync(at.Id, new(1, 50), at.Admin, Stop)).Value.Items;
        Assert.All(members.Where(m => m.UserId == at.Staff.UserId || m.UserId == at.Organiser.UserId),
            m => Assert.Equal(MemberRole.Organiser, m.Role));
    }

    [Theory, BothEngines]
    public async Task With_a_mail_server_it_is_sent_and_no_page_of_the_event_shows_it(Engine engine)
    {
        await using var house =
            await House.OpenAsync(engine,
                services =>
                    services.AddSingleton(new SmtpSettings { Host = "mail.test.example", From = "fair@test.example" }));
        var at = await house.NewEventAsync();

        var made =
            (await house.Get<InvitationService>()
                .InviteAsync(at.Id, new NewInvitation("new@test.example", MemberRole.Organiser), at.Organiser,
                    Stop)).Value;

        Assert.True(made.IsMailed);
        Assert.Equal(0,
            (await house.Get<MessageReader>().PageAsync(at.Id, new MessageQuery(), at.Organiser, Stop)).Value.Total);
        await using var context = house.Context();
        var message = await context.Messages.SingleAsync(Stop);
        var composed = await house.Get<MessageComposer>().ComposeAsync(context, message, Stop);
        Assert.Equal("Work at Test Expo", composed!.Subject);
        Assert.Contains($"/account/invitation/{made.Key}", composed.Text, StringComparison.Ordinal);
    }
}
