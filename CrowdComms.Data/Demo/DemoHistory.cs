using Bogus;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;

namespace CrowdComms.Data.Demo;

/// <summary>Plans what the demo's registrants do during the whole event, always with the same random numbers. What is
/// due before now then happens in order, each through the rules of the entities.</summary>
internal sealed class DemoHistory
{
    private const int People = 600;
    private const int Seed = 20_260_915;

    private readonly DemoVenue _place;
    private readonly DemoBook _book;
    private readonly DemoHours _hours;
    private readonly DateTimeOffset _now;
    private readonly Randomizer _random = new(Seed);
    private readonly List<(DateTimeOffset At, Action<DateTimeOffset> Happens)> _plan = [];

    private DemoHistory(CrowdCommsContext context, DemoVenue place, DemoCrew crew, DateTimeOffset now) =>
        (_place, _book, _hours, _now) = (place, new DemoBook(context, place, crew), new DemoHours(place, _random), now);

    internal static void Write(CrowdCommsContext context, DemoVenue place, DemoCrew crew, DateTimeOffset now)
    {
        var history = new DemoHistory(context, place, crew, now);
        foreach (var details in new DemoPeople(history._random).Take(People).ToList())
        {
            history.Plan(details);
        }

        history.PlanStrangers();
        foreach (var (at, happens) in history._plan.Where(p => p.At <= now).OrderBy(p => p.At))
        {
            happens(at);
        }
    }

    private void Plan(RegistrantDetails details)
    {
        var walkIn = details.PassType == "GEN" && _random.Bool(0.04f);
        var arrives = _hours.Arrival(details.PassType);
        var registers = walkIn ? Queued(arrives.AddSeconds(-_random.Int(60, 120))) : _hours.Registration();
        var source = walkIn ? RegistrantSource.Desk
            : _random.WeightedRandom([RegistrantSource.Web, RegistrantSource.Import, RegistrantSource.Api],
                [0.7f, 0.25f, 0.05f]);
        var visit = new DemoVisit(_book, details, source, Entrance(walkIn)) { Answers = _place.Questions.Next(source) };
        var fate = _random.Double();
        At(registers, visit.Register);
        if (!walkIn && fate < 0.15)
        {
            PlanUnconfirmed(visit, arrives);
            return;
        }

        At(walkIn ? registers.AddSeconds(20) : _hours.Confirmation(registers), visit.Confirm);
        if (!walkIn && fate < 0.23)
        {
            At(_place.Midnight.AddHours(-_random.Double(0.5, 8)), visit.Cancel);
            At(_random.Bool(0.1f) ? arrives : DateTimeOffset.MaxValue, at => visit.Read(at, ScanOutcome.Cancelled));
        }
        else if (walkIn || fate < 0.86)
        {
            PlanVisit(visit, arrives);
        }
    }

    private void PlanUnconfirmed(DemoVisit visit, DateTimeOffset arrives)
    {
        var comes = _random.Double();
        At(comes < 0.3 ? arrives : DateTimeOffset.MaxValue, at => visit.Read(at, ScanOutcome.NotConfirmed));
        At(comes < 0.2 ? arrives.AddSeconds(25)
            : DateTimeOffset.MaxValue, at => visit.CheckIn(at, "Showed the confirmation on their phone."));
    }

    private void PlanVisit(DemoVisit visit, DateTimeOffset arrives)
    {
        At(arrives, at => visit.CheckIn(at));
        var chance = _random.Double();
        if (chance < 0.03)
        {
            At(arrives.AddMinutes(_random.Double(5, 180)), at => visit.Read(at, ScanOutcome.AlreadyCheckedIn));
        }
        else if (chance < 0.04)
        {
            At(arrives.AddMinutes(2), visit.Undo);
            At(arrives.AddMinutes(30), at => visit.CheckIn(at));
            return;
        }

        var enters = arrives.AddMinutes(_random.Double(20, 90));
        var leaves = enters.AddMinutes(_random.Double(15, 60));
        var (wishes, stays) = (_random.Double(), _random.Bool(0.3f));
        var lounge = visit.PassType.Zones.Contains(_place.Zones[1]);
        At(wishes < (lounge ? 0.6 : 0.02) ? enters : DateTimeOffset.MaxValue,
            at => visit.Read(at, lounge ? ScanOutcome.Admitted : ScanOutcome.NoAccess, Door));
        At(lounge && wishes < 0.6 && !stays ? leaves
            : DateTimeOffset.MaxValue, at => visit.Read(at, ScanOutcome.Left, Door));
    }

    private void PlanStrangers()
    {
        for (var i = 0; i < 9; i++)
        {
            var station = _place.Stations[i % 3];
            At(_hours.Arrival("GEN"), at => _book.AddScan(new Scan
            {
                ScanId = Guid.CreateVersion7(at),
                EventId = _place.Expo.Id,
                StationId = station.Id,
                Outcome = ScanOutcome.UnknownCode,
                ScannedAt = at,
                ReceivedAt = at,
                ActorId = _book.Worker(station).UserId,
                ActorName = _book.Worker(station).Name,
            }));
        }
    }

    // The demo has all 600 registrants at any hour: a person who would register at the venue later today is registered
    // at the time when the doors opened.
    private DateTimeOffset Queued(DateTimeOffset registers) => registers <= _now ? registers
        : _place.Expo.StartsAt.AddMinutes(-registers.Minute % 30);

    private Station Door => _place.Stations[3];

    private Station Entrance(bool walkIn) => walkIn ? _place.Stations[0]
        : _random.WeightedRandom([_place.Stations[0], _place.Stations[1], _place.Stations[2]], [0.5f, 0.33f, 0.17f]);

    private void At(DateTimeOffset at, Action<DateTimeOffset> happens) => _plan.Add((at, happens));
}
