using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Events;

namespace CrowdComms.Data.Messages;

/// <summary>Somebody made up, to show words on.</summary>
internal static class MessageSample
{
    internal static MessagePerson Person(EventFacts place)
    {
        var code = TicketCode.New();
        return new MessagePerson("ada@example.com", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["first_name"] = "Ada",
            ["last_name"] = "Lovelace",
            ["name"] = "Ada Lovelace",
            ["company"] = "Analytical Engines",
            ["pass_type"] = "VIP",
            ["ticket_code"] = TicketQr.Grouped(code),
            ["link"] = "https://example.com/",
            ["until"] = FormattableString.Invariant($"{place.Local(place.StartsAt):dddd d MMMM, HH:mm}"),
        })
        {
            PageKey = "example",
            Code = code,
        };
    }
}
