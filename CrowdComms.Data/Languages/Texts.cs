using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace CrowdComms.Data.Languages;

/// <summary>
/// The texts of one room in all languages. The key of a text is its English sentence, so English needs no file; the other
/// languages have one <c>.resx</c> each beside the room's class. A text that a language lacks is shown in English, and a test
/// fails.
/// </summary>
/// <remarks>It answers strings and not <see cref="LocalizedString"/>s, because a board asks for thousands of them a
/// second; libraries that want an <see cref="IStringLocalizer"/> can have it as one.</remarks>
public sealed class Texts : IStringLocalizer
{
    private readonly ResourceManager _files;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> _byLanguage = new(StringComparer.Ordinal);

    private Texts(Type room) => _files = new ResourceManager(room);

    /// <summary>The text in the current language.</summary>
    /// <param name="english">The English sentence, which is the key.</param>
    public string this[string english] => Find(Language.Current, english) ?? english;

    /// <summary>The text in the current language, with its placeholders filled in the language's formats.</summary>
    /// <param name="english">The English sentence, which is the key, with placeholders as <see cref="string.Format(string, object?[])"/>
    /// takes them.</param>
    /// <param name="values">What the placeholders stand for.</param>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[english], values);

    LocalizedString IStringLocalizer.this[string name] => new(name, this[name], Find(Language.Current, name) is null);

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] =>
        new(name, this[name, arguments], Find(Language.Current, name) is null);

    /// <summary>The texts of the room that a class names.</summary>
    public static Texts Of(Type room) => new(room);

    /// <summary>The key of one plural form of a text in the files of a language.</summary>
    public static string KeyOf(string other, PluralForm form) => $"{other}#{form.ToString().ToLowerInvariant()}";

    /// <summary>The sentence for a count, in the plural form that the current language has for it.</summary>
    /// <param name="one">The English sentence for 1.</param>
    /// <param name="other">The English sentence for other counts; it is the key. <c>{0}</c> is the count.</param>
    /// <param name="count">The count.</param>
    /// <param name="values">What <c>{1}</c> and those after it stand for.</param>
    public string Count(string one, string other, long count, params object?[] values)
    {
        var language = Language.Current;
        var text = Find(language, KeyOf(other, PluralRules.Of(language, count))) ?? (count == 1 ? one : other);
        return string.Format(CultureInfo.CurrentCulture, text, [count, .. values]);
    }

    /// <summary>The texts of a language, by their keys; none for English.</summary>
    public IReadOnlyDictionary<string, string> In(Language language) => _byLanguage.GetOrAdd(language.Code, _ => Read(language));

    IEnumerable<LocalizedString> IStringLocalizer.GetAllStrings(bool includeParentCultures) =>
        In(Language.Current).Select(text => new LocalizedString(text.Key, text.Value));

    private string? Find(Language language, string key) =>
        ReferenceEquals(language, Language.English) ? null : In(language).GetValueOrDefault(key);

    private FrozenDictionary<string, string> Read(Language language) => ReferenceEquals(language, Language.English)
        ? FrozenDictionary<string, string>.Empty
        : (_files.GetResourceSet(language.Culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>() ?? [])
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
