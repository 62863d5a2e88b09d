using CrowdComms.Data.Languages;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Data.Messages;

/// <summary>An invented recipient, whose data fills a template in a preview.</summary>
internal static class MessageSample
{
    internal static MessagePerson Person()
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
            ["until"] = $"{Dates.LongDayAndTime(new DateTimeOffset(2026, 6, 2, 10, 0, 0, TimeSpan.FromHours(2)))} (Europe/Berlin)",
            ["link"] = "https://example.com/",
        })
        {
            PageKey = "example",
            Code = code,
        };
    }
}
