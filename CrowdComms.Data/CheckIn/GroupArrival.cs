using CrowdComms.Data.Common;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.CheckIn;

/// <summary>A request to check in several registrants at one station, each by a scan of its own.</summary>
/// <param name="StationId">The station at which all of them are checked in.</param>
/// <param name="People">The registrants, at least one and at most <see cref="GroupArrival.Most"/>.</param>
/// <param name="Reason">Overrides the refusals that staff may override, for each member who needs it; up to 300
/// characters, null for no override.</param>
public sealed record GroupRequest(Guid StationId, IReadOnlyList<GroupMember> People, string? Reason = null);

/// <summary>One registrant of a group, with the scan that checks them in.</summary>
/// <param name="ScanId">Created by the client before it sends, so that a group that is sent twice is checked in
/// once.</param>
/// <param name="RegistrantId">The registrant to check in.</param>
public sealed record GroupMember(Guid ScanId, Guid RegistrantId);

/// <summary>The result for one member of a group: either an answer or an error.</summary>
/// <param name="RegistrantId">The registrant whose scan this was.</param>
/// <param name="Answer">The scan's answer, admitted or refused; null where there is an error.</param>
/// <param name="Error">Why the scan was not decided; null where there is an answer.</param>
public sealed record GroupMemberScan(Guid RegistrantId, ScanAnswer? Answer, Error? Error);

/// <summary>Checks in several registrants by one request, such as all people of a company who arrive
/// together.</summary>
public sealed class GroupArrival(CheckInService checkIn)
{
    /// <summary>The number of registrants that one request may check in.</summary>
    public const int Most = 200;

    /// <summary>Decides one scan for each member of a group, in the order of the request; a refused member does not
    /// stop the others.</summary>
    /// <returns>One answer or error for each member; <c>validation</c> for no member, too many members or a wrong
    /// station or reason; <c>device.revoked</c>; <c>forbidden</c> for a device at another station; <c>not_found</c> for
    /// an actor who is not a member of the event.</returns>
    public async Task<Result<IReadOnlyList<GroupMemberScan>>> CheckInTogetherAsync(
        EventFacts place, GroupRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.People.Count is 0 or > Most)
        {
            return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["people"] = [request.People.Count == 0 ? "Choose at least one person."
                    : $"Check in at most {Most} people at a time."],
            });
        }

        var answers = new List<GroupMemberScan>(request.People.Count);
        foreach (var person in request.People)
        {
            var scan = new ScanRequest(person.ScanId, request.StationId, RegistrantId: person.RegistrantId,
                Reason: request.Reason);
            var answer = await checkIn.ScanAsync(place, scan, actor, cancellationToken);
            if (answer.Failed(out var error) && answers.TrueForAll(a => a.Answer is null)
                && error.Fields?.ContainsKey("scanId") != true)
            {
                // An error before the first answer, such as a wrong station or a missing right, applies to every member
                // of the group.
                return error;
            }

            answers.Add(new GroupMemberScan(person.RegistrantId, error is null ? answer.Value : null, error));
        }

        return answers;
    }
}
