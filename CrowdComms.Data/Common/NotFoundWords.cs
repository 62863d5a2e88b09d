using static CrowdComms.Data.Common.CommonTexts;

namespace CrowdComms.Data.Common;

/// <summary>The sentences of <see cref="Error.NotFound"/>, one for each thing, because languages decline what they name.</summary>
internal static class NotFoundWords
{
    /// <summary>The sentence about a thing that does not exist. Things that only staff ask for have an English one.</summary>
    internal static string Of(string what) => what switch
    {
        "event" => L["This event does not exist, or you have no access to it."],
        "person" => L["This person does not exist, or you have no access to it."],
        "company" => L["This company does not exist, or you have no access to it."],
        "ticket" => L["This ticket does not exist, or you have no access to it."],
        "link" => L["This link does not exist, or you have no access to it."],
        "address" => L["This address does not exist, or you have no access to it."],
        "place on the waiting list" => L["This place on the waiting list does not exist, or you have no access to it."],
        "pass type" => L["This pass type does not exist, or you have no access to it."],
        "station" => L["This station does not exist, or you have no access to it."],
        "zone" => L["This zone does not exist, or you have no access to it."],
        "question" => L["This question does not exist, or you have no access to it."],
        "message" => L["This message does not exist, or you have no access to it."],
        "account" => L["This account does not exist, or you have no access to it."],
        "invitation" => L["This invitation does not exist, or you have no access to it."],
        "sign-in" => L["This sign-in does not exist, or you have no access to it."],
        _ => $"This {what} does not exist, or you have no access to it.",
    };
}
