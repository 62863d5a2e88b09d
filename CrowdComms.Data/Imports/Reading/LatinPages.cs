namespace CrowdComms.Data.Imports.Reading;

/// <summary>Tells the code pages of Latin letters apart: Windows-1252, Windows-1250 and Mac Roman. Each byte is a letter or a
/// sign in every one of them, so the right one is that in which the letters are those of a language.</summary>
internal static class LatinPages
{
    // The letters beyond ASCII of the languages that each page is made for.
    private static readonly string[] Western =
    [
        "äöüß", "éèêëàâçîïôùûüœæ", "áéíóúñü", "ãõáâàçéêíóôúü", "àèéìíòóùú", "åäö", "åæøé", "éèëïöüáóú", "áéíóúýðþæö",
    ];

    private static readonly string[] Central =
    [
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţșț",
    ];

    private const string Turkish = "çğıöşüâîûiİ";

    private static readonly string AllWestern = string.Concat(Western);

    /// <summary>The name of the page in which cells are most likely written; Windows-1252 where nothing speaks for
    /// another.</summary>
    internal static string Of(byte[] cells)
    {
        var windows = Letters(cells, "windows-1252");
        if (Share(Letters(cells, "macintosh"), AllWestern) is var mac && mac > 0.8 && mac > Share(windows, AllWestern) + 0.3)
        {
            return "macintosh";
        }

        if (Share(Letters(cells, "windows-1254"), Turkish) == 1 && windows.Exists(l => "ðýþÝÞ".Contains(l, StringComparison.Ordinal)))
        {
            return "windows-1254";
        }

        var central = Letters(cells, "windows-1250");
        if (windows.Exists(l => !char.IsLetter(l)) && central.TrueForAll(char.IsLetter))
        {
            return "windows-1250";
        }

        var (ofCentral, ofWestern) = (Central.Max(l => Share(central, l)), Western.Max(l => Share(windows, l)));
        return ofCentral > 0.9 && ofCentral > ofWestern + 0.1 ? "windows-1250" : "windows-1252";
    }

    // The signs beyond ASCII, in lower case; a capital letter inside a word is kept as it is, because no language has one there.
    private static List<char> Letters(byte[] cells, string page)
    {
        var text = TextEncoding.Named(page).GetString(cells);
        var letters = new List<char>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127)
            {
                letters.Add(i > 0 && char.IsLower(text[i - 1]) ? text[i] : char.ToLowerInvariant(text[i]));
            }
        }

        return letters;
    }

    private static double Share(List<char> letters, string alphabet) =>
        letters.Count == 0 ? 0 : letters.Count(l => alphabet.Contains(l, StringComparison.Ordinal)) / (double)letters.Count;
}
