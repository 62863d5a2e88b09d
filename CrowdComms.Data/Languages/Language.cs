using System.Globalization;

namespace CrowdComms.Data.Languages;

/// <summary>A language that the product speaks, with its formats of dates and numbers.</summary>
public sealed record Language
{
    /// <summary>English, in which the texts are written in the code.</summary>
    public static Language English { get; } = new("en", "English") { LongDay = "dddd d MMMM yyyy" };

    /// <summary>All languages, English first.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        English,
        new("de", "Deutsch") { Day = "d. MMM", Weekday = "ddd, d. MMM", LongDay = "dddd, d. MMMM yyyy" },
        new("fr", "Français") { LongDay = "dddd d MMMM yyyy" },
        new("es", "Español") { Weekday = "ddd, d MMM", LongDay = "dddd, d 'de' MMMM 'de' yyyy" },
        new("ar", "العربية")
        {
            Day = "d MMMM",
            Weekday = "ddd، d MMMM",
            LongDay = "dddd، d MMMM yyyy",
            Comma = "، ",
            IsRightToLeft = true,
        },
    ];

    private Language(string code, string ownName) => (Code, OwnName, Culture) = (code, ownName, CultureOf(code));

    /// <summary>The language of the text that is written now: that of the request, the circuit or the message.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture);

    /// <summary>The code of the language in ISO 639-1, such as <c>de</c>.</summary>
    public string Code { get; }

    /// <summary>The name of the language in itself, such as <c>Deutsch</c>.</summary>
    public string OwnName { get; }

    /// <summary>The culture that formats its numbers and names its days and months.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Whether its texts run from right to left.</summary>
    public bool IsRightToLeft { get; private init; }

    internal string Day { get; private init; } = "d MMM";

    internal string Weekday { get; private init; } = "ddd d MMM";

    internal string LongDay { get; private init; } = "dddd, d MMMM yyyy";

    internal string Comma { get; private init; } = ", ";

    /// <summary>The language with a code, whatever the case and the region of the code, or with a name, in itself or in English;
    /// null for a language that the product does not speak.</summary>
    public static Language? Find(string? text) => text is null ? null
        : All.FirstOrDefault(l => Is(l.Code, text.Split('-', '_')[0]) || Is(l.OwnName, text) || Is(l.Culture.EnglishName, text));

    /// <summary>The language that <see cref="Find"/> finds; English for none.</summary>
    public static Language OrEnglish(string? text) => Find(text) ?? English;

    /// <summary>The language of a culture; English for a language that the product does not speak.</summary>
    public static Language Of(CultureInfo culture)
    {
        foreach (var language in All)
        {
            if (ReferenceEquals(language.Culture, culture))
            {
                return language;
            }
        }

        return Find(culture.TwoLetterISOLanguageName) ?? English;
    }

    /// <summary>Makes this the language of all texts that the caller writes until the scope is disposed.</summary>
    public LanguageScope Speak() => new(Culture);

    private static bool Is(string name, string text) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);

    // Arabic texts have the digits of Europe here, as tickets, badges and doors have, so its separators are Europe's too.
    private static CultureInfo CultureOf(string code) => CultureInfo.ReadOnly(code == "ar"
        ? new CultureInfo(code, useUserOverride: false) { NumberFormat = NumberFormatInfo.InvariantInfo }
        : new CultureInfo(code, useUserOverride: false));
}
