using CrowdComms.Data.Badges;

namespace CrowdComms.Web.Badges;

/// <summary>The addresses of badges as PDF. They contain the id of the print, so that opening one again records no
/// second print.</summary>
internal static class BadgeLinks
{
    internal static string One(string slug, Guid registrantId, Guid printId) =>
        $"/events/{slug}/registrants/{registrantId}/badge.pdf?print={printId}";

    internal static string Batch(string slug, BadgeFilter who, Guid printId) =>
        $"/events/{slug}/badges/batch.pdf?print={printId}&confirmed={who.Confirmed}&notPrinted={who.NotPrinted}&outOfDate={who.OutOfDate}"
            + $"{(who.PassType is { } pass ? $"&passType={pass}" : "")}";
}
