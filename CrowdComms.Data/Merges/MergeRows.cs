namespace CrowdComms.Data.Merges;

/// <summary>Two companies that are to become one.</summary>
/// <param name="FromId">The one that is no more afterwards.</param>
/// <param name="IntoId">The one that takes its people.</param>
public sealed record MergeRequest(Guid FromId, Guid IntoId);

/// <summary>What a merge would do.</summary>
/// <param name="From">The name of the company that is no more afterwards.</param>
/// <param name="Into">The name of the one that stays.</param>
/// <param name="People">People who move, cancelled ones too.</param>
/// <param name="Arrived">Those of them who are here.</param>
/// <param name="Allocations">Passes set aside for both, afterwards.</param>
/// <param name="TakesContact">Whether the contact person moves too, since the one that stays has none.</param>
/// <param name="ClosesLink">Whether a link that is in use ends.</param>
public sealed record MergePreview(
    string From, string Into, int People, int Arrived, IReadOnlyList<JoinedAllocation> Allocations, bool TakesContact,
    bool ClosesLink);

/// <summary>Passes of one type that were set aside for two companies.</summary>
/// <param name="PassTypeId">The pass type.</param>
/// <param name="PassType">Its name.</param>
/// <param name="From">For the one; null for none.</param>
/// <param name="Into">For the other; null for none.</param>
/// <param name="FromTaken">People of the one who hold it.</param>
/// <param name="IntoTaken">People of the other who hold it.</param>
public sealed record JoinedAllocation(
    Guid PassTypeId, string PassType, int? From, int? Into, int FromTaken, int IntoTaken)
{
    /// <summary>Both numbers added up, where a company without a number counts with what it holds; never fewer
    /// than are taken.</summary>
    public int Most => Math.Max((From ?? FromTaken) + (Into ?? IntoTaken), FromTaken + IntoTaken);
}

/// <summary>A merge that was done.</summary>
/// <param name="Id">The merge.</param>
/// <param name="FromName">The company that became part of this one.</param>
/// <param name="People">People who moved.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
public sealed record MergeRow(Guid Id, string FromName, int People, DateTimeOffset At, string By);

/// <summary>What an undo put back.</summary>
/// <param name="CompanyId">The company that is there again.</param>
/// <param name="Company">Its name.</param>
/// <param name="Back">People who are back.</param>
/// <param name="Elsewhere">People who moved on to another company since, and stay there.</param>
public sealed record MergeUndone(Guid CompanyId, string Company, int Back, int Elsewhere);
