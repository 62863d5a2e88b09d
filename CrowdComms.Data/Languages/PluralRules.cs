namespace CrowdComms.Data.Languages;

/// <summary>The plural rules of the product's languages for whole numbers, from CLDR 46
/// (<c>common/supplemental/plurals.xml</c>). What French and Spanish have for whole millions is left out: it
/// belongs to "2 millions de personnes", and our counts are written in figures.</summary>
public static class PluralRules
{
    private static readonly PluralForm[] OfTwo = [PluralForm.One, PluralForm.Other];

    /// <summary>The forms that a language has.</summary>
    public static IReadOnlyList<PluralForm> Forms(Language language) => language.Code == "ar" ? Enum.GetValues<PluralForm>() : OfTwo;

    /// <summary>The form of a language for a count.</summary>
    /// <param name="language">The language of the sentence.</param>
    /// <param name="count">The count; a negative one has the form of its absolute value.</param>
    public static PluralForm Of(Language language, long count)
    {
        var n = Math.Abs(count);
        return language.Code switch
        {
            "ar" => Arabic(n),
            "fr" => n < 2 ? PluralForm.One : PluralForm.Other,
            _ => n == 1 ? PluralForm.One : PluralForm.Other,
        };
    }

    private static PluralForm Arabic(long n) => (n, n % 100) switch
    {
        (0, _) => PluralForm.Zero,
        (1, _) => PluralForm.One,
        (2, _) => PluralForm.Two,
        (_, >= 3 and <= 10) => PluralForm.Few,
        (_, >= 11) => PluralForm.Many,
        _ => PluralForm.Other,
    };
}
