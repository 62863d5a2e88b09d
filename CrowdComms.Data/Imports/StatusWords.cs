using CrowdComms.Data.Common;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Imports;

/// <summary>The words for a status in files: English, German and French ones, and those of exports from pretix,
/// Hi.Events and Eventbrite.</summary>
public static class StatusWords
{
    private static readonly Dictionary<string, RegistrantStatus> Words = Table(
        (Registered, ["registered", "pending", "new", "open", "unpaid", "invited", "awaiting payment", "not attending yet", "n",
            "registriert", "angemeldet", "offen", "ausstehend", "neu", "unbezahlt", "inscrit", "inscrite", "en attente", "nouveau"]),
        (Confirmed, ["confirmed", "paid", "active", "approved", "accepted", "complete", "completed", "attending", "yes", "p",
            "bestatigt", "bezahlt", "aktiv", "zugesagt", "ja", "confirme", "confirmee", "paye", "payee", "actif", "valide", "oui"]),
        (CheckedIn, ["checked in", "checkedin", "arrived", "attended", "present", "eingecheckt", "anwesend", "arrive",
            "arrivee", "presente"]),
        (Cancelled, ["cancelled", "canceled", "refunded", "expired", "declined", "rejected", "deleted", "not attending", "no", "c", "e",
            "storniert", "abgesagt", "abgelehnt", "verfallen", "erstattet", "nein", "annule", "annulee", "rembourse", "refuse", "non"]));

    /// <summary>The status that a word means, whatever its case and accents; null for an unknown word.</summary>
    public static RegistrantStatus? Read(string word) => Words.TryGetValue(ColumnGuess.Key(word), out var status) ? status : null;

    private static Dictionary<string, RegistrantStatus> Table(params (RegistrantStatus Status, string[] Words)[] rows) =>
        rows.SelectMany(r => r.Words.Select(word => (word, r.Status))).ToDictionary(r => r.word, r => r.Status, StringComparer.Ordinal);
}
