using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>The headings of columns that hold a status, and those that only look like it.</summary>
internal static class StatusHeadings
{
    /// <summary>Headings of the registrant's status; those that say more come first.</summary>
    internal static readonly IReadOnlyList<string> Names =
    [
        "attendee status", "registration status", "registration state", "ticket status", "approval status", "invitee status",
        "participant status", "guest status", "rsvp status", "rsvp", "void status", "attendance status", "booking status", "order status",
        "payment status", "status", "state", "statut du billet", "statut du participant", "statut de la commande", "statut de commande",
        "statut", "etat", "anmeldestatus", "teilnehmerstatus", "teilnahmestatus", "ticketstatus", "bestellstatus", "zahlungsstatus",
        "zustand", "estado", "estado del pedido", "estado de la inscripcion", "stato", "stato dell ordine", "stato iscrizione",
        "bestelstatus", "presence", "anwesenheit", "asistencia", "presenza", "aanwezigheid",
    ];

    // These mean a part of a country, a state of anything else, or a list of guests.
    private static readonly HashSet<string> Doubtful = new(StringComparer.Ordinal)
    {
        "state", "etat", "zustand", "estado", "stato", "presence", "anwesenheit", "asistencia", "presenza", "aanwezigheid",
    };

    // Words that say that a column tells who comes, as whole words and as parts of them.
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "state", "etat", "estado", "stato", "zustand", "rsvp", "attend", "attending", "attendance", "zusage", "absage", "teilnahme",
        "asistira", "void", "voided", "situacion",
    };

    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "participation", "confirmed", "approved", "active", "paid", "valide", "response", "bestatigt", "bezahlt", "confirme", "confirmado",
    };

    private static readonly string[] Inside = ["status", "statut", "cancel", "refund", "storn", "annul", "geannuleerd", "anulad"];

    private static readonly HashSet<string> Turning = new(StringComparer.Ordinal)
    {
        "void", "voided", "cancelled", "canceled", "refunded", "storniert", "abgesagt", "annule", "annulee", "annullato", "cancelado",
        "anulado", "geannuleerd",
    };

    private static readonly string[] OfAddresses = ["state province", "home state", "business state", "mailing state", "billing state"];

    /// <summary>Whether a column with this heading may hold the registrant's status. Of doubtful headings, the values
    /// decide: each must be a word for a status.</summary>
    /// <param name="key">The key of the heading.</param>
    /// <param name="values">The first values that are not blank; none where only the heading is known.</param>
    internal static bool IsStatus(string key, IReadOnlyCollection<string> values) =>
        !Doubtful.Contains(key) || (values.Count > 0 && values.Any(v => StatusWords.Read(v) is not null)
            && (key is not ("state" or "etat" or "zustand" or "estado" or "stato") || values.All(v => StatusWords.Read(v) is not null)));

    /// <summary>Whether a heading turns yes and no round: “yes” under “Cancelled” is a cancellation.</summary>
    internal static bool IsTurned(string key) => key.Split(' ').Any(Turning.Contains);

    /// <summary>Whether a heading looks like one of a status, so that people should be told if its column is left
    /// out.</summary>
    internal static bool LooksLikeStatus(string key) =>
        (Whole.Contains(key) || key.Split(' ').Any(Parts.Contains) || Inside.Any(key.Contains)) && !OfAddresses.Any(key.Contains);

    /// <summary>Whether the values of a column are words for a status and nothing else; yes and no say too little alone.</summary>
    internal static bool AreStatuses(IReadOnlyCollection<string> values) =>
        values.Any(v => HeadingKey.Of(v).Length > 3 && StatusWords.Read(v) is RegistrantStatus.Confirmed or RegistrantStatus.Cancelled)
            && values.All(v => StatusWords.Read(v) is not null);
}
