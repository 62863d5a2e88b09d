using CrowdComms.Data.Languages;

namespace CrowdComms.Data.Tickets;

/// <summary>The texts about tickets.</summary>
internal static class TicketsTexts
{
    internal static Texts L { get; } = Texts.Of(typeof(TicketsTexts));
}
