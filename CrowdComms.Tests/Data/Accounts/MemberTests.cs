using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Accounts;

public sealed class MemberTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Staff_become_organisers_and_strangers_staff_and_each_change_is_audited_and_said(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var members = house.Get<MemberService>();
        house.Feed.Clear();

        var raised =
            await members.ChangeRoleAsync(at.Id, at.Staff.UserId!.Value, MemberRole.Organiser, at.Organiser, Stop);
        var added = await members.AddAsync(at.Id,
            new NewInvitation($" {at.Stranger.UserId:n}@TEST.example ", MemberRole.Staff), at.Organiser, Stop);
        var gone = await members.RemoveAsync(at.Id, at.OtherStaff.UserId!.Value, at.Organiser, Stop);

        Assert.Equal([MemberRole.Organiser, MemberRole.Staff, MemberRole.Staff],
            [raised.Value.Role, added.Value.Role, gone.Value.Role]);
        var page = (await members.PageAsync(at.Id, new(1, 50), at.Organiser, Stop)).Value;
        Assert.Equal(["Olga Organiser", "Sam Staff", "Stefan Stranger"], page.Items.Select(m => m.DisplayName));
        Assert.Equal([at.Staff.UserId, at.Stranger.UserId, at.OtherStaff.UserId], house.Feed.Published
            .SelectMany(p => p.Users).Cast<Guid?>());
        await using var context = house.Context();
        Assert.Equal(["Changed", "Created", "Removed"], await context.AuditEntries
            .Where(a => a.EventId == at.Id && a.Subject == "Member").OrderBy(a => a.Id).Select(a => a.Action)
            .ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Nobody_but_an_admin_takes_the_last_organiser_away(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var members = house.Get<MemberService>();
        var olga = at.Organiser.UserId!.Value;

        Assert.Equal(MemberErrors.LastOrganiser, (await members.RemoveAsync(at.Id, olga, at.Organiser, Stop)).Error);
        Assert.Equal(MemberErrors.LastOrganiser,
            (await members.ChangeRoleAsync(at.Id, olga, MemberRole.Staff, at.Organiser, Stop)).Error);
        Assert.True((await members.RemoveAsync(at.Id, olga, at.Admin, Stop)).IsOk);
        Assert.Equal("forbidden",
            (await members.RemoveAsync(at.Id, at.Staff.UserId!.Value, at.Organiser, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task Of_two_organisers_who_remove_each_other_at_once_one_stays(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var members = house.Get<MemberService>();
        await members.ChangeRoleAsync(at.Id, at.Staff.UserId!.Value, MemberRole.Organiser, at.Organiser, Stop);
        var other = at.Staff with { Role = MemberRole.Organiser };

        var answers = await Task.WhenAll(
            Task.Run(() => members.RemoveAsync(at.Id, other.UserId!.Value, at.Organiser, Stop), Stop),
            Task.Run(() => members.RemoveAsync(at.Id, at.Organiser.UserId!.Value, other, Stop), Stop));

        Assert.Single(answers, a => a.IsOk);
        await using var context = house.Context();
        Assert.Equal(1,
            await context.Members.CountAsync(m => m.EventId == at.Id && m.Role == MemberRole.Organiser, Stop));
    }

    [Theory, BothEngines]
    public async Task Staff_see_the_members_and_change_nothing_and_strangers_learn_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var at = await house.NewEventAsync();
        var members = house.Get<MemberService>();
        var sara = at.OtherStaff.UserId!.Value;

        Assert.True((await members.PageAsync(at.Id, new(1, 50), at.Staff, Stop)).IsOk);
        foreach (var (actor, code) in new[] { (at.Staff, "forbidden"), (at.Stranger, "not_found") })
        {
            Assert.Equal(code, (await members.RemoveAsync(at.Id, sara, actor, Stop)).Error!.Code);
            Assert.Equal(code,
                (await members.ChangeRoleAsync(at.Id, sara, MemberRole.Organiser, actor, Stop)).Error!.Code);
            Assert.Equal(code,
                (await members.AddAsync(at.Id, new NewInvitation("a@b.example", MemberRole.Staff), actor,
                    Stop)).Error!.Code);
            Assert.Equal(code,
                (await house.Get<InvitationService>()
                    .InviteAsync(at.Id, new NewInvitation(null, MemberRole.Organiser), actor, Stop)).Error!.Code);
            Assert.Equal(code, (await house.Get<InvitationService>().ListAsync(at.Id, actor, Stop)).Error!.Code);
        }

        Assert.Equal(MemberErrors.NoAccount,
            (await members.AddAsync(at.Id, new NewInvitation("nobody@test.example", MemberRole.Staff), at.Organiser,
                Stop)).Error);
        Assert.Equal(MemberErrors.Already,
            (await members.AddAsync(at.Id, new NewInvitation($"{sara:n}@test.example", MemberRole.Staff), at.Organiser,
                Stop)).Error);
        Assert.Equal(ErrorKind.NotFound,
            (await members.RemoveAsync(at.Id, at.Stranger.UserId!.Value, at.Organiser, Stop)).Error!.Kind);
    }
}
