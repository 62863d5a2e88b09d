using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>Shows a registrant to the messages, the questions and the search, which know no entity of this folder.</summary>
internal static class RegistrantParts
{
    /// <summary>The registrant as the recipient of a message.</summary>
    internal static Recipient AsRecipient(this Registrant registrant) => new(registrant.EventId, registrant.Id, registrant.Person.Email);

    /// <summary>The registrant as a person who answers the questions of their event and pass type.</summary>
    internal static Answerer AsAnswerer(this Registrant registrant) => new(registrant.EventId, registrant.Id, registrant.PassTypeId);

    /// <summary>The text that the search looks in: the searched fields, the email in the forms in which people may type it,
    /// the company's name and the ticket code, a blank before each word.</summary>
    internal static string SearchedText(this Registrant registrant, string? company) =>
        " " + SearchText.Of(string.Join(' ',
            [.. PersonFields.All.Where(f => f.IsSearched).Select(f => f.Text(registrant.Person)),
                .. EmailAddress.Forms(registrant.Person.Email).Skip(1), company, registrant.TicketCode]));

    /// <summary>The kind of message that a step of the status sends to the registrant; null for none.</summary>
    internal static MessageKind? MessageOf(StatusStep step) => step switch
    {
        StatusStep.Confirm => MessageKind.Confirmed,
        StatusStep.Cancel => MessageKind.Cancelled,
        StatusStep.Reinstate => MessageKind.Registered,
        StatusStep.CheckIn or StatusStep.UndoCheckIn => null,
    };
}
