using CrowdComms.Data.Common;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class StatusRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    private static readonly (RegistrantStatus From, RegistrantStatus To)[] Table =
    [
        (Registered, Confirmed), (Registered, Cancelled), (Confirmed, Cancelled), (Confirmed, CheckedIn),
        (Registered, CheckedIn), (CheckedIn, Confirmed), (Cancelled, Registered),
    ];

    public static TheoryData<RegistrantStatus, RegistrantStatus> Pairs =>
        [.. Enum.GetValues<RegistrantStatus>()
            .SelectMany(from => Enum.GetValues<RegistrantStatus>().Select(to => (from, to)))];

    [Theory, MemberData(nameof(Pairs))]
    public void A_person_takes_the_steps_of_the_table_and_no_other(RegistrantStatus from, RegistrantStatus to)
    {
        var registrant = Somebody(from);
        var version = registrant.Version;
        var step = registrant.ChangeStatus(to, At(60, "because"));
        if (Table.Contains((from, to)))
        {
            Assert.Equal((from, to, "because", version + 1),
                (step.Value.From, step.Value.To, step.Value.Reason, step.Value.Version));
            Assert.Equal((to, version + 1), (registrant.Status, registrant.Version));
        }
        else
        {
            Assert.Equal("registrant.step_refused", step.Error?.Code);
            Assert.Equal((from, version), (registrant.Status, registrant.Version));
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_instants_say_what_the_status_says(RegistrantStatus from, RegistrantStatus to)
    {
        var registrant = Somebody(from);
        registrant.ChangeStatus(to, At(60));
        Assert.Equal(registrant.Status == CheckedIn, registrant.CheckedInAt is not null);
        Assert.Equal(registrant.Status == Cancelled, registrant.CancelledAt is not null);
        Assert.True(registrant.Status != Registered || registrant.ConfirmedAt is null);
    }

    [Fact]
    public void An_undone_check_in_keeps_when_the_person_confirmed()
    {
        var registrant = Somebody(CheckedIn);
        var confirmed = registrant.ConfirmedAt;
        registrant.ChangeStatus(Confirmed, At(60));
        Assert.NotNull(confirmed);
        Assert.Equal(confirmed, registrant.ConfirmedAt);
    }

    [Fact]
    public void Only_an_organiser_always_undoes_and_reinstates()
    {
        Assert.Equal(
            [StatusStep.UndoCheckIn, StatusStep.Reinstate],
            StatusRules.All.Where(r => r.Role == MemberRole.Organiser).Select(r => r.Step));
    }

    [Fact]
    public void Checking_in_somebody_who_is_not_confirmed_needs_a_reason_and_nothing_else_does()
    {
        var rule = Assert.Single(StatusRules.All, r => r.NeedsReason);
        Assert.Equal((StatusStep.CheckIn, Registered, CheckedIn), (rule.Step, rule.From, rule.To));
    }

    private static Registrant Somebody(RegistrantStatus status)
    {
        var pass = new PassType { Name = "General", Code = "GEN", Colour = "#1f6feb" };
        var details = new RegistrantDetails("Marie", "Curie", "marie@radium.example", "GEN");
        var registrant =
            Registrant.Register(Guid.CreateVersion7(), new Newcomer(details, null, pass, RegistrantSource.Web), At(0)).Registrant;
        RegistrantStatus[] path = status switch
        {
            Registered => [],
            Confirmed => [Confirmed],
            CheckedIn => [Confirmed, CheckedIn],
            Cancelled => [Cancelled],
        };
        Assert.All(path, (to, minute) => Assert.Null(registrant.ChangeStatus(to, At(minute + 1)).Error));
        return registrant;
    }

    private static StepTaken At(int minutes, string? reason = null) =>
        new(Actor.System, Start.AddMinutes(minutes), null, reason);
}
