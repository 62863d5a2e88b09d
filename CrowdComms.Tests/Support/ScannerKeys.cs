using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>Types as a scanner does: as a keyboard of the United States, at a computer that may have another.</summary>
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
    internal static Task OnGermanAsync(IPage page, string code) => TypeAsync(page, code, German);

    /// <summary>Types a code and Enter on a computer whose keyboard is French.</summary>
    internal static Task OnFrenchAsync(IPage page, string code) => TypeAsync(page, code, French);

    private static async Task TypeAsync(IPage page, string code, Dictionary<char, char> layout)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var key in code)
        {
            var typed = layout.GetValueOrDefault(key, key).ToString();
            await session.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object>
            {
                ["type"] = "keyDown",
                ["key"] = typed,
                ["text"] = typed,
                ["code"] = char.IsAsciiDigit(key) ? $"Digit{key}" : $"Key{key}",
                ["modifiers"] = char.IsAsciiDigit(key) ? 0 : 8,
            });
        }

        await page.Keyboard.PressAsync("Enter");
    }
}
