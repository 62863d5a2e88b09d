using CrowdComms.Data.Live;

namespace CrowdComms.Data.Alerts;

/// <summary>What is marked.</summary>
public enum MarkKind
{
    /// <summary>One person.</summary>
    Person,
    /// <summary>Everybody of a company.</summary>
    Company,
    /// <summary>Every holder of a pass type.</summary>
    PassType,
}

/// <summary>Whose arrival is marked.</summary>
public sealed record MarkTarget(MarkKind Kind, Guid Id);

/// <summary>A mark of one's own.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Target">Whose arrival.</param>
/// <param name="Name">The person's, the company's or the pass type's.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record MarkRow(Guid Id, MarkTarget Target, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>Whether it is told by e-mail too.</summary>
    public bool ByMail { get; init; }
}

/// <summary>Somebody's wish, as the process that watches arrivals keeps it.</summary>
public sealed record Wish(Guid UserId, MarkTarget Target)
{
    /// <summary>Whether a move is an arrival that was wished to be told of.</summary>
    public bool Meets(Move move) => Target.Id == Target.Kind switch
    {
        MarkKind.Person => move.RegistrantId,
        MarkKind.Company => move.CompanyId,
        MarkKind.PassType => move.PassTypeId,
    };
}

/// <summary>An arrival that somebody is to be told of on an open page.</summary>
/// <param name="EventId">The event.</param>
/// <param name="UserId">Who is told.</param>
/// <param name="ChangeId">The check-in; one alert for one check-in and user.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Who arrived.</param>
public sealed record AlertRaised(Guid EventId, Guid UserId, Guid ChangeId, DateTimeOffset At, Arrived Who);

/// <summary>Somebody who arrived, as an alert names them.</summary>
public sealed record Arrived(Guid RegistrantId, string Name, string? Company, string PassType, string? Station);
