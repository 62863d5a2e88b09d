using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>Types as a scanner does: as a keyboard of the United States, at a computer that may have another, and a key
/// each millisecond. The keys carry their own times, so a busy machine does not make a hand of the scanner.</summary>
internal static class ScannerKeys
{
    // The key of the United States' layout → what the same key types in Germany and in France.
    private static readonly Dictionary<char, char> German = new() { ['Y'] = 'Z', ['Z'] = 'Y' };

    private static readonly Dictionary<char, char> French = new()
    {
        ['A'] = 'Q',
        ['Q'] = 'A',
        ['Z'] = 'W',
        ['W'] = 'Z',
        ['M'] = '?',
        ['1'] = '&',
        ['2'] = 'é',
        ['3'] = '"',
        ['4'] = '\'',
        ['5'] = '(',
        ['6'] = '-',
        ['7'] = 'è',
        ['8'] = '_',
        ['9'] = 'ç',
        ['0'] = 'à',
    };

    /// <summary>Types a code and Enter on a computer whose keyboard is German.</summary>
    internal static Task OnGermanAsync(IPage page, string code) => TypeAsync(page, code, ["Enter"], German);

    /// <summary>Types a code and Enter on a computer whose keyboard is French.</summary>
    internal static Task OnFrenchAsync(IPage page, string code) => TypeAsync(page, code, ["Enter"], French);

    /// <summary>Types a text and the keys that end it: <c>Enter</c>, <c>Tab</c> or <c>Control+j</c>.</summary>
    internal static async Task TypeAsync(
        IPage page, string code, IEnumerable<string> ending, IReadOnlyDictionary<char, char>? layout = null)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var begun = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var keys = code.Select(key => Letter(key, layout?.GetValueOrDefault(key, key) ?? key)).Concat(ending.Select(Named)).ToList();
        await Task.WhenAll(keys.Select((key, i) =>
        {
            key["type"] = "keyDown";
            key["timestamp"] = (begun + i) / 1000.0;
            return session.SendAsync("Input.dispatchKeyEvent", key);
        }));
        await session.DetachAsync();
    }

    private static Dictionary<string, object> Letter(char key, char typed) => new()
    {
        ["key"] = typed.ToString(),
        ["text"] = typed.ToString(),
        ["code"] = char.IsAsciiDigit(key) ? $"Digit{key}" : char.IsAsciiLetter(key) ? $"Key{char.ToUpperInvariant(key)}" : "",
        ["modifiers"] = char.IsAsciiLetterUpper(key) ? 8 : 0,
    };

    private static Dictionary<string, object> Named(string key) => key switch
    {
        "Enter" => new() { ["key"] = "Enter", ["code"] = "Enter", ["text"] = "\r", ["windowsVirtualKeyCode"] = 13 },
        "Tab" => new() { ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 },
        "Control+j" => new() { ["key"] = "j", ["code"] = "KeyJ", ["modifiers"] = 2, ["windowsVirtualKeyCode"] = 74 },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A scanner ends with Enter, Tab or a line feed."),
    };
}
