using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Groups;

/// <summary>Registrants who arrive at the desk together: who they are, who is ticked, and the outcome of each.</summary>
/// <param name="needsConfirmation">Whether the event admits confirmed registrants only; the others are then not ticked
/// automatically.</param>
public sealed class GroupCheckIn(bool needsConfirmation)
{
    private readonly List<RegistrantRow> _people = [];
    private readonly HashSet<Guid> _ticked = [], _in = [];
    private readonly Dictionary<Guid, Guid> _scans = [];
    private readonly Dictionary<Guid, GroupMemberScan> _answers = [];

    /// <summary>All registrants of the group, in the order in which they were added.</summary>
    public IReadOnlyList<RegistrantRow> People => _people;

    /// <summary>The number of registrants who are ticked.</summary>
    public int Ticked => _ticked.Count;

    /// <summary>The number of registrants who are checked in; where tickets are checked once a day, today.</summary>
    public int Here => _people.Count(p => p.Status == RegistrantStatus.CheckedIn && !ComesAgain(p));

    /// <summary>The number of ticked registrants who were refused and can be admitted with a reason.</summary>
    public int NeedReason => _ticked.Count(NeedsReason);

    /// <summary>Whether this registrant can be checked in, so that a tick has a meaning.</summary>
    public bool CanTick(RegistrantRow person) => person.Status is RegistrantStatus.Registered or RegistrantStatus.Confirmed
        || ComesAgain(person);

    /// <summary>The day at the venue, where tickets are checked once a day: a registrant of an earlier day can be checked
    /// in again. Null where tickets are checked once.</summary>
    public EventDay? Today { get; init; }

    /// <summary>Whether this registrant is ticked.</summary>
    public bool IsTicked(Guid person) => _ticked.Contains(person);

    /// <summary>The outcome of this registrant's check-in; null if it was not tried.</summary>
    public GroupMemberScan? AnswerOf(Guid person) => _answers.GetValueOrDefault(person);

    /// <summary>Adds registrants, ticked if they can be checked in. Those who are in the group already stay as they
    /// are.</summary>
    public void Add(IEnumerable<RegistrantRow> people)
    {
        foreach (var person in people.Where(p => _people.TrueForAll(there => there.Id != p.Id)))
        {
            _people.Add(person);
            if (person.Status == RegistrantStatus.Confirmed || ComesAgain(person)
                || (!needsConfirmation && person.Status == RegistrantStatus.Registered))
            {
                _ticked.Add(person.Id);
            }
        }
    }

    /// <summary>Sets or removes the tick of one registrant.</summary>
    public void Tick(Guid person, bool ticked)
    {
        if (!ticked)
        {
            _ticked.Remove(person);
        }
        else if (_people.Exists(p => p.Id == person && CanTick(p)))
        {
            _ticked.Add(person);
        }
    }

    /// <summary>Ticks all registrants who can be checked in, or none.</summary>
    public void TickAll(bool ticked) => _people.ForEach(p => Tick(p.Id, ticked));

    /// <summary>The requests that check in the ticked registrants, each of at most the size that the service accepts.
    /// If they are created again before the outcome is known, they have the same scan ids.</summary>
    /// <param name="stationId">The station at which they are checked in.</param>
    /// <param name="reason">The reason for those who were refused before, and only for these; null to check in the
    /// others without one.</param>
    public IReadOnlyList<GroupRequest> Requests(Guid stationId, string? reason) =>
        [.. _people.Where(p => _ticked.Contains(p.Id) && (reason is null || NeedsReason(p.Id)))
            .Select(p => new GroupMember(ScanOf(p.Id), p.Id)).Chunk(GroupArrival.Most)
            .Select(people => new GroupRequest(stationId, people, reason))];

    /// <summary>Stores the outcomes: registrants who are in are unticked, those who need a reason stay ticked.</summary>
    public void Take(IEnumerable<GroupMemberScan> answers)
    {
        foreach (var answer in answers)
        {
            _answers[answer.RegistrantId] = answer;
            _scans.Remove(answer.RegistrantId);
            if (answer.Answer is { } decided)
            {
                if (decided.Outcome is ScanOutcome.Admitted or ScanOutcome.AlreadyCheckedIn)
                {
                    _in.Add(answer.RegistrantId);
                }

                Replace(decided.Registrant);
                Tick(answer.RegistrantId, decided.CanOverride);
            }
        }
    }

    /// <summary>Applies a change of status that was made at any station.</summary>
    /// <returns>Whether the registrant belongs to this group.</returns>
    public bool Follow(Move move)
    {
        if (_people.Find(p => p.Id == move.RegistrantId) is not { } person)
        {
            return false;
        }

        var comes = move is { To: RegistrantStatus.CheckedIn, IsTakenBack: false };
        if (!comes)
        {
            _in.Remove(person.Id);
        }
        else if (Today?.Contains(move.At) == true)
        {
            _in.Add(person.Id);
        }

        var first = move.At < person.CheckedInAt ? move.At : person.CheckedInAt ?? move.At;
        Replace(person with { Status = move.To, CheckedInAt = move.To == RegistrantStatus.CheckedIn ? first : null });
        return true;
    }

    // Whether the registrant came in today is known from their check-in, and from what this page saw since. The scan decides
    // about a registrant of whom this page did not see it.
    private bool ComesAgain(RegistrantRow person) => person.Status == RegistrantStatus.CheckedIn && Today is { } day
        && person.CheckedInAt < day.From && !_in.Contains(person.Id);

    private bool NeedsReason(Guid person) => _answers.GetValueOrDefault(person)?.Answer?.CanOverride ?? false;

    private Guid ScanOf(Guid person) => _scans.TryGetValue(person, out var scan) ? scan : _scans[person] = Guid.CreateVersion7();

    private void Replace(RegistrantRow? now)
    {
        if (now is not null && _people.FindIndex(p => p.Id == now.Id) is >= 0 and var at)
        {
            _people[at] = now;
            if (!CanTick(now))
            {
                _ticked.Remove(now.Id);
            }
        }
    }
}
