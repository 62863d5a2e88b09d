using CrowdComms.Data.Common;
using static CrowdComms.Data.Common.RegistrantStatus;

namespace CrowdComms.Data.Imports;

/// <summary>The words for a status in files: English, German, French, Spanish, Italian and Dutch ones, and those of the
/// exports of ticket shops and webinars. A word that says nothing of one's own status, such as a waiting list or a no-show,
/// is not among them, so that the organiser chooses what it means.</summary>
public static class StatusWords
{
    private static readonly Dictionary<string, RegistrantStatus> Words = Table(
        (Registered,
        [
            "registered", "pending", "new", "open", "unpaid", "invited", "awaiting payment", "awaiting offline payment",
            "not attending yet", "n", "pending approval", "approval pending",
            "pending overdue", "overdue", "reserved", "on hold", "incomplete", "processing",
            "registriert", "angemeldet", "offen", "ausstehend", "neu", "unbezahlt", "eingeladen", "reserviert", "überfällig",
            "inscrit", "inscrite", "en attente", "nouveau", "invité", "invitée", "en attente de paiement",
            "inscrito", "inscrita", "registrado", "registrada", "pendiente", "pendiente de pago", "nuevo", "invitado", "invitada",
            "iscritto", "iscritta", "registrato", "registrata", "in attesa", "nuovo", "invitato", "invitata", "da pagare",
            "ingeschreven", "aangemeld", "geregistreerd", "in afwachting", "nieuw", "onbetaald", "uitgenodigd", "openstaand",
        ]),
        (Confirmed,
        [
            "confirmed", "paid", "active", "approved", "accepted", "complete", "completed", "attending", "yes", "p", "going", "issued",
            "booked", "valid", "complimentary", "free", "purchased", "will attend",
            "bestätigt", "bestaetigt", "bezahlt", "aktiv", "zugesagt", "zusage", "ja", "gültig", "gebucht", "genehmigt",
            "confirmé", "confirmée", "payé", "payée", "actif", "active", "validé", "validée", "valide", "oui", "accepté", "acceptée",
            "confirmado", "confirmada", "pagado", "pagada", "activo", "activa", "aceptado", "aceptada", "aprobado", "aprobada", "si",
            "confermato", "confermata", "pagato", "pagata", "attivo", "attiva", "accettato", "accettata", "approvato", "approvata",
            "valido",
            "bevestigd", "betaald", "actief", "geaccepteerd", "goedgekeurd", "geldig",
            "подтвержден", "подтверждён", "подтверждено", "确认", "已确认", "確認済み",
        ]),
        (CheckedIn,
        [
            "checked in", "checkedin", "arrived", "attended", "present", "eingecheckt", "anwesend", "teilgenommen", "erschienen",
            "arrivé", "arrivée", "présent", "présente", "asistió", "presente", "presentada", "entrato", "entrata", "aanwezig", "ingecheckt",
        ]),
        (Cancelled,
        [
            "cancelled", "canceled", "refunded", "expired", "declined", "rejected", "deleted", "not attending", "no", "c", "e", "denied",
            "not going", "void", "voided", "withdrawn", "chargeback", "cancelled by registrant", "canceled by registrant", "revoked",
            "cancelled by host", "will not attend", "unregistered",
            "storniert", "abgesagt", "absage", "abgelehnt", "verfallen", "abgelaufen", "erstattet", "abgemeldet", "nein", "gelöscht",
            "annulé", "annulée", "remboursé", "remboursée", "refusé", "refusée", "refuse", "expiré", "non", "contesté",
            "cancelado", "cancelada", "anulado", "anulada", "rechazado", "rechazada", "reembolsado", "reembolsada", "caducado",
            "annullato", "annullata", "cancellato", "cancellata", "rifiutato", "rifiutata", "rimborsato", "rimborsata", "scaduto",
            "geannuleerd", "afgewezen", "afgemeld", "terugbetaald", "verlopen", "nee",
            "отменен", "отменён", "отменено", "已取消", "取消", "キャンセル",
        ]));

    /// <summary>The status that a word means, whatever its case and accents; null for an unknown word.</summary>
    public static RegistrantStatus? Read(string word) => Words.TryGetValue(HeadingKey.Of(word), out var status) ? status : null;

    /// <summary>What yes and no mean under a heading such as “Cancelled”: a cancellation, or <paramref name="otherwise"/>; null for
    /// other words.</summary>
    internal static RegistrantStatus? ReadTurned(string word, RegistrantStatus otherwise) => HeadingKey.Of(word) switch
    {
        "yes" or "y" or "true" or "1" or "x" or "ja" or "j" or "oui" or "si" or "wahr" or "vrai" => Cancelled,
        "no" or "n" or "false" or "0" or "nein" or "non" or "nee" or "falsch" or "faux" => otherwise,
        _ => null,
    };

    // Some words are the same in two languages, but no word means two statuses.
    private static Dictionary<string, RegistrantStatus> Table(params (RegistrantStatus Status, string[] Words)[] rows) =>
        rows.SelectMany(r => r.Words.Select(word => (Key: HeadingKey.Of(word), r.Status))).Distinct()
            .ToDictionary(r => r.Key, r => r.Status, StringComparer.Ordinal);
}
