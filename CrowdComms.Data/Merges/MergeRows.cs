namespace CrowdComms.Data.Merges;

/// <summary>Asks to merge two companies.</summary>
/// <param name="FromId">The company that is deleted.</param>
/// <param name="IntoId">The company that its registrants move to.</param>
public sealed record MergeRequest(Guid FromId, Guid IntoId);

/// <summary>What a merge would do.</summary>
/// <param name="From">The name of the company that is deleted.</param>
/// <param name="Into">The name of the company that remains.</param>
/// <param name="People">The number of registrants who move, cancelled ones included.</param>
/// <param name="Arrived">The number of them who are checked in.</param>
/// <param name="Allocations">The allocations of the remaining company after the merge.</param>
/// <param name="TakesContact">Whether the contact person moves too, because the remaining company has none.</param>
/// <param name="ClosesLink">Whether a registration link that is in use stops working.</param>
public sealed record MergePreview(
    string From, string Into, int People, int Arrived, IReadOnlyList<JoinedAllocation> Allocations, bool TakesContact,
    bool ClosesLink);

/// <summary>The allocations of two companies for one pass type.</summary>
/// <param name="PassTypeId">The pass type.</param>
/// <param name="PassType">The name of the pass type.</param>
/// <param name="From">The allocation of the company that is deleted; null for none.</param>
/// <param name="Into">The allocation of the company that remains; null for none.</param>
/// <param name="FromTaken">The number of the deleted company's registrants who hold the pass type.</param>
/// <param name="IntoTaken">The number of the remaining company's registrants who hold the pass type.</param>
public sealed record JoinedAllocation(
    Guid PassTypeId, string PassType, int? From, int? Into, int FromTaken, int IntoTaken)
{
    /// <summary>The sum of both allocations; a company without one counts with the passes that it holds. It is never
    /// less than the passes taken.</summary>
    public int Most => Math.Max((From ?? FromTaken) + (Into ?? IntoTaken), FromTaken + IntoTaken);
}

/// <summary>A merge as lists show it.</summary>
/// <param name="Id">The id of the merge.</param>
/// <param name="FromName">The name of the company that was deleted.</param>
/// <param name="People">The number of registrants who moved.</param>
/// <param name="At">When the companies were merged, UTC.</param>
/// <param name="By">The name of the organiser who merged them.</param>
public sealed record MergeRow(Guid Id, string FromName, int People, DateTimeOffset At, string By);

/// <summary>The result of an undone merge.</summary>
/// <param name="CompanyId">The company that exists again.</param>
/// <param name="Company">Its name.</param>
/// <param name="Back">The number of registrants who moved back to it.</param>
/// <param name="Elsewhere">The number of registrants who had moved to a third company since, and stay there.</param>
public sealed record MergeUndone(Guid CompanyId, string Company, int Back, int Elsewhere);
