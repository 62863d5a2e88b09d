using System.Reflection;
using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Data.Languages;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Architecture;

/// <summary>Every text that the code asks for is there in every language, and says the same.</summary>
public sealed partial class LanguagesTests
{
    private static readonly Assembly[] Product = [typeof(CrowdCommsContext).Assembly, typeof(Program).Assembly];

    // The rooms and components that have no text outside of their files; rooms of staff follow one by one.
    private static readonly string[] Translated =
    [
        "CrowdComms.Web.CompanyLinks.CompanyLinkPage", "CrowdComms.Web.CompanyLinks.CompanyPeople",
        "CrowdComms.Web.CompanyLinks.GivenFields",
        "CrowdComms.Web.Kiosk.KioskCountdown", "CrowdComms.Web.Kiosk.KioskNameForm", "CrowdComms.Web.Kiosk.KioskScreen",
        "CrowdComms.Web.Languages", "CrowdComms.Web.Layout.TicketLayout", "CrowdComms.Web.Messages.UnsubscribePage",
        "CrowdComms.Web.Questions.QuestionField", "CrowdComms.Web.Questions.QuestionFields", "CrowdComms.Web.Questions.UnaskedAnswers",
        "CrowdComms.Web.Registration.OwnPart", "CrowdComms.Web.Registration.RegisterPage",
        "CrowdComms.Web.Scans.CameraScanner",
        "CrowdComms.Web.Shared.CompanyAllocations", "CrowdComms.Web.Shared.LateFormNotice", "CrowdComms.Web.Shared.PassChip",
        "CrowdComms.Web.Shared.PlainField", "CrowdComms.Web.Shared.Refused", "CrowdComms.Web.Shared.SeenFields",
        "CrowdComms.Web.Shared.StatusChip", "CrowdComms.Web.Shared.TypedFields", "CrowdComms.Web.Tickets",
        "CrowdComms.Web.WaitingList.WaitingPage", "CrowdComms.Web.WaitingList.WaitingStand",
    ];

    private static IReadOnlyList<TextUse> Uses { get; } = [.. Product.SelectMany(a => TextUse.In(a.Location))];

    private static IEnumerable<Language> Others => Language.All.Where(l => l != Language.English);

    [Fact]
    public void A_text_is_asked_for_by_its_english_sentence()
    {
        Assert.NotEmpty(Uses);
        None(Uses.Where(use => use.Key is null).Select(use => $"{use.Where} asks {use.Room} for a text that is not a literal."));
    }

    [Fact]
    public void No_text_is_missing_in_a_language() =>
        None(from language in Others
             from use in Uses.Where(u => u.Key is not null).DistinctBy(u => (u.Room, u.Key, u.One))
             from key in KeysOf(use, language)
             where string.IsNullOrWhiteSpace(TextsOf(use.Room).In(language).GetValueOrDefault(key))
             select $"{language.Code} {use.Room}: {key}");

    [Fact]
    public void No_text_is_there_that_nobody_asks_for() =>
        None(from language in Others
             from room in Rooms()
             let asked = Uses.Where(u => u.Room == room && u.Key is not null).SelectMany(u => KeysOf(u, language))
                 .ToHashSet(StringComparer.Ordinal)
             from key in TextsOf(room).In(language).Keys
             where !asked.Contains(key)
             select $"{language.Code} {room}: {key}");

    [Fact]
    public void A_translation_has_the_placeholders_and_the_tags_of_the_english_text() =>
        None(from language in Others
             from room in Rooms()
             from text in TextsOf(room).In(language)
             let english = PluralKey().Replace(text.Key, "")
             where !Fits(english, text.Value, isPlural: english.Length < text.Key.Length)
             select $"{language.Code} {room}: “{text.Value}” for “{text.Key}”");

    [Fact]
    public void A_page_of_a_translated_room_has_no_text_of_its_own() =>
        None(BareTexts.In(typeof(Program).Assembly.Location, Translated));

    [Fact]
    public void Every_file_of_texts_belongs_to_a_room()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*.resx", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace(Path.DirectorySeparatorChar, '.')).ToList();
        Assert.NotEmpty(files);
        Assert.Equal(Rooms().SelectMany(room => Others.Select(l => $"{room}.{l.Code}.resx")).Order(StringComparer.Ordinal),
            files.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> KeysOf(TextUse use, Language language) => use.One is null ? [use.Key!]
        : PluralRules.Forms(language).Select(form => Texts.KeyOf(use.Key!, form));

    private static IEnumerable<string> Rooms() => Product.SelectMany(a => a.GetTypes())
        .Where(t => t.GetProperty("L", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.PropertyType == typeof(Texts))
        .Select(t => t.FullName!);

    private static Texts TextsOf(string room) => (Texts)Product.Select(a => a.GetType(room)).First(t => t is not null)!
        .GetProperty("L", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!;

    // A plural form may leave its count out, as Arabic does for one and two.
    private static bool Fits(string english, string translation, bool isPlural)
    {
        var (wanted, found) = (Marks(english), Marks(translation));
        return isPlural ? found.Where(m => m != "{0}").SequenceEqual(wanted.Where(m => m != "{0}")) && !found.Except(wanted).Any()
            : found.SequenceEqual(wanted);
    }

    private static List<string> Marks(string text) =>
        [.. Mark().Matches(text).Select(m => MarkFormat().Replace(m.Value, "}")).Order(StringComparer.Ordinal)];

    private static void None(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} texts:\n{string.Join('\n', found)}");
    }

    [GeneratedRegex("#(zero|one|two|few|many|other)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PluralKey();

    [GeneratedRegex(@"\{\{\w+\}\}|\{\d+[^}]*\}|</?\w+[^>]*>", RegexOptions.None, 1_000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=^\{\d+):[^}]*\}$", RegexOptions.None, 1_000)]
    private static partial Regex MarkFormat();
}
