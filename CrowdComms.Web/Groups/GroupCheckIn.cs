using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Groups;

/// <summary>People who stand at the desk together: who they are, who is ticked, and what came of each.</summary>
/// <param name="needsConfirmation">Whether the event lets in confirmed people only; the others are not ticked unasked.</param>
public sealed class GroupCheckIn(bool needsConfirmation)
{
    private readonly List<RegistrantRow> _people = [];
    private readonly HashSet<Guid> _ticked = [];
    private readonly Dictionary<Guid, Guid> _scans = [];
    private readonly Dictionary<Guid, MemberAnswer> _answers = [];

    /// <summary>Everybody, in the order in which they were added.</summary>
    public IReadOnlyList<RegistrantRow> People => _people;

    /// <summary>People who are ticked.</summary>
    public int Ticked => _ticked.Count;

    /// <summary>People who are here.</summary>
    public int Here => _people.Count(p => p.Status == RegistrantStatus.CheckedIn);

    /// <summary>Ticked people who were refused and come in with a reason.</summary>
    public int NeedReason => _ticked.Count(NeedsReason);

    /// <summary>Whether a tick for this person means anything.</summary>
    public static bool CanTick(RegistrantRow person) => person.Status is RegistrantStatus.Registered or RegistrantStatus.Confirmed;

    /// <summary>Whether this person is ticked.</summary>
    public bool IsTicked(Guid person) => _ticked.Contains(person);

    /// <summary>What came of this person; null when nothing was tried.</summary>
    public MemberAnswer? AnswerOf(Guid person) => _answers.GetValueOrDefault(person);

    /// <summary>Adds people, ticked where they can come in; who is there already stays as they are.</summary>
    public void Add(IEnumerable<RegistrantRow> people)
    {
        foreach (var person in people.Where(p => _people.TrueForAll(there => there.Id != p.Id)))
        {
            _people.Add(person);
            if (person.Status == RegistrantStatus.Confirmed || (!needsConfirmation && person.Status == RegistrantStatus.Registered))
            {
                _ticked.Add(person.Id);
            }
        }
    }

    /// <summary>Ticks or unticks somebody.</summary>
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

    /// <summary>Ticks everybody who can be, or nobody.</summary>
    public void TickAll(bool ticked) => _people.ForEach(p => Tick(p.Id, ticked));

    /// <summary>What is to be sent for those ticked, in groups of the size that is taken at once. Sent again before it was answered, it has the same scan ids.</summary>
    /// <param name="stationId">Where.</param>
    /// <param name="reason">For those who were refused and come in with a reason, and for nobody else; null for everybody without one.</param>
    public IReadOnlyList<GroupRequest> Requests(Guid stationId, string? reason) =>
        [.. _people.Where(p => _ticked.Contains(p.Id) && (reason is null || NeedsReason(p.Id)))
            .Select(p => new GroupMember(ScanOf(p.Id), p.Id)).Chunk(GroupArrival.Most).Select(people => new GroupRequest(stationId, people, reason))];

    /// <summary>Takes the answers in: who is in is unticked, who needs a reason stays ticked.</summary>
    public void Take(IEnumerable<MemberAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _answers[answer.RegistrantId] = answer;
            _scans.Remove(answer.RegistrantId);
            if (answer.Answer is { } decided)
            {
                Replace(decided.Registrant);
                Tick(answer.RegistrantId, decided.CanOverride);
            }
        }
    }

    /// <summary>Follows a step that was taken anywhere.</summary>
    /// <returns>Whether it was one of these people's.</returns>
    public bool Follow(Move move)
    {
        if (_people.Find(p => p.Id == move.RegistrantId) is not { } person)
        {
            return false;
        }

        Replace(person with { Status = move.To, CheckedInAt = move.To == RegistrantStatus.CheckedIn ? move.At : null });
        return true;
    }

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
