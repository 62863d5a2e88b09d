using CrowdComms.Data.Languages;

namespace CrowdComms.Web.Tickets;

/// <summary>The texts of the ticket page.</summary>
internal static class TicketsTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(TicketsTexts));
}
