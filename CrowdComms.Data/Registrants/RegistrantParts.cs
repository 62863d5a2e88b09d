using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>Hands to the rooms below what they need of a registrant.</summary>
internal static class RegistrantParts
{
    /// <summary>The registrant as somebody who is written to.</summary>
    internal static Recipient AsRecipient(this Registrant registrant) => new(registrant.EventId, registrant.Id, registrant.Person.Email);

    /// <summary>The registrant as somebody who answers the event's questions.</summary>
    internal static Answerer AsAnswerer(this Registrant registrant) => new(registrant.EventId, registrant.Id, registrant.PassTypeId);
}
