using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Badges;

/// <summary>
/// What a badge says about its holder: the name, the company and the pass type, each on a line. The database writes the
/// text, so that one query finds the badges that say something else than the registrant's row does.
/// </summary>
internal sealed class ShownOnBadge
{
    /// <summary>The longest text: two names, a company and a pass type, of the lengths that their columns have.</summary>
    internal const int MostLength = 600;

    /// <summary>The registrant.</summary>
    internal required Registrant Registrant { get; init; }

    /// <summary>What a badge that is printed now would show.</summary>
    internal required string Now { get; init; }

    /// <summary>What the newest printed badge shows; null for a registrant without one, and after the registrant was
    /// anonymised.</summary>
    internal string? Printed { get; init; }

    /// <summary>Adds to each registrant what their badge shows.</summary>
    internal static IQueryable<ShownOnBadge> Of(CrowdCommsContext context, IQueryable<Registrant> people) =>
        people.Select(r => new ShownOnBadge
        {
            Registrant = r,
            Now = (r.Person.BadgeName ?? (r.Person.FirstName + " " + r.Person.LastName).Trim()) + "\n"
                + (r.Company == null ? "" : r.Company.Name) + "\n" + r.PassType!.Name,
            Printed = context.BadgePrints.Where(p => p.RegistrantId == r.Id)
                .OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Select(p => p.Shown).FirstOrDefault(),
        });

    /// <summary>Returns what a badge shows in one line, without the parts that it does not have.</summary>
    internal static string InOneLine(string shown) =>
        string.Join(" · ", shown.Split('\n').Where(part => part.Length > 0));
}
