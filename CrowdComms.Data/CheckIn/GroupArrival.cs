using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.CheckIn;

/// <summary>People who arrive in one go.</summary>
/// <param name="StationId">Where.</param>
/// <param name="People">At most <see cref="GroupArrival.Most"/>.</param>
/// <param name="Reason">Lets in those who may be let in with a reason only; up to 300 characters.</param>
public sealed record GroupRequest(Guid StationId, IReadOnlyList<GroupMember> People, string? Reason = null);

/// <summary>One of a group.</summary>
/// <param name="ScanId">Made before sending, so that a group sent again is checked in once.</param>
/// <param name="RegistrantId">Who.</param>
public sealed record GroupMember(Guid ScanId, Guid RegistrantId);

/// <summary>What came of one of a group.</summary>
/// <param name="RegistrantId">Who.</param>
/// <param name="Answer">The decision.</param>
/// <param name="Error">Why there was none.</param>
public sealed record MemberAnswer(Guid RegistrantId, ScanAnswer? Answer, Error? Error);

/// <summary>Checks several people in at once: a company, or a party at the door.</summary>
public sealed class GroupArrival(CheckInService checkIn)
{
    /// <summary>People in a group.</summary>
    public const int Most = 200;

    /// <summary>Decides one scan for each of a group, in their order; a refusal does not stop the others.</summary>
    /// <returns>An answer for each; <c>validation</c> for nobody, for too many and for a wrong station or reason,
    /// <c>forbidden</c>, <c>not_found</c> to strangers.</returns>
    public async Task<Result<IReadOnlyList<MemberAnswer>>> CheckInTogetherAsync(
        EventFacts place, GroupRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.People.Count is 0 or > Most)
        {
            return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["people"] = [request.People.Count == 0 ? "Choose who is here."
                    : $"Check in at most {Most} people at once."],
            });
        }

        var answers = new List<MemberAnswer>(request.People.Count);
        foreach (var person in request.People)
        {
            var scan = new ScanRequest(person.ScanId, request.StationId, RegistrantId: person.RegistrantId,
                Reason: request.Reason);
            var answer = await checkIn.ScanAsync(place, scan, actor, cancellationToken);
            if (answer.Failed(out var error) && answers.TrueForAll(a => a.Answer is null)
                && error.Fields?.ContainsKey("scanId") != true)
            {
                // A wrong station or an actor without the right is wrong for everybody.
                return error;
            }

            answers.Add(new MemberAnswer(person.RegistrantId, error is null ? answer.Value : null, error));
        }

        return answers;
    }
}
