using CrowdComms.Data.Live;

namespace CrowdComms.Data.Alerts;

/// <summary>What an organiser can set an alert for.</summary>
public enum MarkKind
{
    /// <summary>The arrival of one registrant.</summary>
    Person,
    /// <summary>The arrival of anybody of one company.</summary>
    Company,
    /// <summary>The arrival of any holder of one pass type.</summary>
    PassType,
}

/// <summary>The registrant, company or pass type whose arrivals are reported.</summary>
public sealed record MarkTarget(MarkKind Kind, Guid Id);

/// <summary>One of the actor's own requests for arrival alerts.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Target">The registrant, company or pass type whose arrivals are reported.</param>
/// <param name="Name">The name of that registrant, company or pass type.</param>
/// <param name="CreatedAt">When the request was made, UTC.</param>
public sealed record MarkRow(Guid Id, MarkTarget Target, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>Whether arrivals are reported by email too, and not only on open pages.</summary>
    public bool ByMail { get; init; }
}

/// <summary>A user's request for arrival alerts, as the watcher of arrivals holds it in memory.</summary>
public sealed record Wish(Guid UserId, MarkTarget Target)
{
    /// <summary>Returns whether a move is an arrival for which the user asked for an alert.</summary>
    public bool Meets(Move move) => Target.Id == Target.Kind switch
    {
        MarkKind.Person => move.RegistrantId,
        MarkKind.Company => move.CompanyId,
        MarkKind.PassType => move.PassTypeId,
    };
}

/// <summary>An arrival for which a user gets an alert on an open page.</summary>
/// <param name="EventId">The event where the registrant arrived.</param>
/// <param name="UserId">The user who gets the alert.</param>
/// <param name="ChangeId">The id of the check-in's change of status; a user gets one alert for each.</param>
/// <param name="At">When the registrant arrived, UTC.</param>
/// <param name="Who">The registrant who arrived.</param>
public sealed record AlertRaised(Guid EventId, Guid UserId, Guid ChangeId, DateTimeOffset At, Arrived Who);

/// <summary>A registrant who arrived, as an alert names them.</summary>
public sealed record Arrived(Guid RegistrantId, string Name, string? Company, string PassType, string? Station);
