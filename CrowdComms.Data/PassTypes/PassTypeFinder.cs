using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Finds a pass type by the code or name that a form or a file gives.</summary>
internal static class PassTypeFinder
{
    /// <summary>The event's pass type of this code or name; a retired one only for a registrant who holds it.</summary>
    /// <returns>The pass type; <c>validation</c>, whose sentence names those that exist.</returns>
    internal static async Task<Result<PassType>> FindAsync(
        CrowdCommsContext context, Guid eventId, string codeOrName, Guid? held, CancellationToken cancellationToken)
    {
        var all = await context.PassTypes.Where(p => p.EventId == eventId && (!p.Retired || p.Id == held))
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        var wanted = SearchText.Of(codeOrName);
        var found = all.Find(p => SearchText.Of(p.Code) == wanted) ?? all.Find(p => SearchText.Of(p.Name) == wanted);
        return found is null ? PassTypeErrors.Unknown(codeOrName, all.Select(p => p.Name)) : found;
    }
}
