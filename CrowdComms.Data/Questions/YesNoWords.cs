using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>Reads yes and no as people, spreadsheets and programs write them, in the languages of the lists that
/// organisers import.</summary>
internal static class YesNoWords
{
    private static readonly HashSet<string> Yes = Folded(
        "yes", "y", "yep", "yeah", "true", "t", "1", "x", "on", "✓", "✔", "☑", "✅",
        "ja", "j", "jo", "jawohl", "wahr", "oui", "vrai", "sí", "s", "verdadero", "cierto", "vero", "sim", "verdadeiro",
        "tak", "prawda", "ano", "pravda", "áno", "da", "да", "д", "истина", "так", "igen", "igaz", "kyllä", "tosi", "jah",
        "jā", "taip", "evet", "doğru", "ναι", "αληθές", "نعم", "أجل", "صحيح", "بله", "آری", "כן", "אמת", "हाँ", "हां",
        "是", "对", "對", "はい", "예", "네", "ใช่", "có", "vâng", "ya", "ndiyo", "adevărat", "sant", "sandt");

    private static readonly HashSet<string> No = Folded(
        "no", "n", "nope", "false", "f", "0", "off", "✗", "✘", "☐", "❌",
        "nein", "falsch", "nee", "nej", "nei", "onwaar", "non", "faux", "falso", "não", "nie", "fałsz", "ne", "nepravda",
        "нет", "н", "ложь", "ні", "не", "nem", "hamis", "ei", "epätosi", "nē", "hayır", "h", "yanlış", "όχι", "ψευδές",
        "لا", "كلا", "خطأ", "نه", "خیر", "לא", "שקר", "नहीं", "否", "不", "不是", "いいえ", "아니요", "아니오", "ไม่", "không",
        "tidak", "hapana", "nu", "fals", "falskt", "falsk");

    /// <summary>What a text says: true for yes, false for no, null for neither.</summary>
    internal static bool? Read(string text)
    {
        var word = SearchText.Of(text).TrimEnd('.', '!');
        return Yes.Contains(word) ? true : No.Contains(word) ? false : null;
    }

    private static HashSet<string> Folded(params IEnumerable<string> words) => [.. words.Select(SearchText.Of)];
}
