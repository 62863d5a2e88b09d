using System.Buffers;
using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using static CrowdComms.Data.Common.CommonTexts;

namespace CrowdComms.Data.Common;

/// <summary>Reads an email address as people type and paste it, the same way for forms, files, requests and
/// sign-ins.</summary>
public static partial class EmailAddress
{
    private const int Most = 254, MostLocal = 64, MostShown = 60;
    private const string Mailto = "mailto:", Encoded = "xn--";
    private static readonly IdnMapping Idn = new();

    // An address of these characters alone is written as it is stored. Almost all are, and an import reads each several times.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@.-_+");

    private static readonly SearchValues<char> InLabel =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Returns the address in the form in which it is stored: without invisible characters and blanks around it,
    /// with composed accents, and without what programs write around an address, as in <c>Ada &lt;ada@fair.example&gt;</c>
    /// and <c>mailto:ada@fair.example</c>. A text that holds no address stays as it is, to be shown.</summary>
    public static string Read(string? written)
    {
        if (written is [.., not '.'] && !written.AsSpan().ContainsAnyExcept(Plain))
        {
            return written;
        }

        var text = Visible(written);
        text = Displayed().Match(text) is { Success: true } shown ? shown.Groups["address"].Value : text;
        if (text.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase))
        {
            text = Visible(Uri.UnescapeDataString(text[Mailto.Length..].Split('?')[0]));
        }

        text = AroundAt().Replace(text.Trim(), "@");
        return text.Length > 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1].Trim().TrimEnd('.')
            : text.TrimEnd('.', ',', ';', ' ');
    }

    /// <summary>Returns the form in which addresses are compared: in lower case, with the domain as punycode
    /// (RFC 5891).</summary>
    public static string KeyOf(string? written)
    {
        var address = Read(written).ToLowerInvariant();
        var at = address.LastIndexOf('@') + 1;
        return at == 0 || Ascii.IsValid(address) ? address : address[..at] + (Punycode(address[at..]) ?? address[at..]);
    }

    /// <summary>Returns the forms in which a search may name an address: as it is written, and its domain also as punycode
    /// and in letters.</summary>
    public static IEnumerable<string> Forms(string? written)
    {
        var (address, key) = (Read(written), KeyOf(written));
        return address.Length == 0 ? []
            : Ascii.IsValid(address) && !key.Contains(Encoded, StringComparison.Ordinal) ? [address]
            : new[] { address, key, Letters(key) }.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Returns the words of a search with each address in them as <see cref="Read"/> reads it.</summary>
    public static string InSearch(string? search) => Problem(search) is null ? Read(search)
        : string.Join(' ', (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare));

    /// <summary>Returns the sentence about an unacceptable address; null when it is acceptable.</summary>
    /// <param name="written">The address as it was written.</param>
    /// <param name="name">What the sentence calls the field; null for "Email".</param>
    public static string? Problem(string? written, string? name = null)
    {
        var address = Read(written);
        if (address.Length == 0)
        {
            return L["{0} is missing.", name ?? L["Email"]];
        }

        var length = Math.Max(address.Length, KeyOf(address).Length);
        return length > Most ? L["{0} has {1:N0} characters. Use at most {2:N0}.", name ?? L["Email"], length, Most]
            : IsAddress(address) ? null
            : L["“{0}” is not an email address. Write one such as name@company.example.", Quoted(address)];
    }

    private static bool IsAddress(string address)
    {
        var at = address.LastIndexOf('@');
        return at is > 0 and <= MostLocal && !address.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && Punycode(address[(at + 1)..]) is { } domain && domain.Contains('.', StringComparison.Ordinal)
            && !domain.EndsWith('-') && domain.Split('.').All(label => IsLabel(label) && IsReadable(label));
    }

    // The names of hosts have letters, digits and hyphens alone (RFC 1123, 2.1). A hyphen at the end of a part is tolerated,
    // because programs that shorten names leave one there.
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && !label.AsSpan().ContainsAnyExcept(InLabel);

    // A label in punycode must stand for letters that people can read (RFC 5891, 4.2).
    private static bool IsReadable(string label)
    {
        try
        {
            return !label.StartsWith(Encoded, StringComparison.OrdinalIgnoreCase)
                || (Idn.GetUnicode(label) is var letters && !Ascii.IsValid(letters) && !letters.Any(char.IsControl));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? Punycode(string domain)
    {
        try
        {
            return Ascii.IsValid(domain) ? domain : Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Letters(string key)
    {
        var at = key.LastIndexOf('@') + 1;
        try
        {
            return key[..at] + Idn.GetUnicode(key[at..]);
        }
        catch (ArgumentException)
        {
            return key;
        }
    }

    // A part of an address, such as a person types first, is no address yet.
    private static string Bare(string word)
    {
        var isAddress = word.Contains('@', StringComparison.Ordinal) || word.Contains('\uFF20', StringComparison.Ordinal)
            || word.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase);
        return isAddress && Read(word.Trim('<', '>', '(', ')', '[', ']', '"', '\'')) is { Length: > 0 } read ? read : word;
    }

    private static string Quoted(string address) => address.Length > MostShown ? address[..MostShown] + "…" : address;

    // Keyboards for Chinese and Japanese write other signs for @ and the dot, which mean the same (RFC 3490, 3.1).
    private static string Visible(string? written)
    {
        var text = new StringBuilder();
        foreach (var rune in (written ?? "").EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                text.Append(rune.Value switch
                {
                    '\uFF20' => "@",
                    '\u3002' or '\uFF0E' or '\uFF61' => ".",
                    _ => rune.ToString(),
                });
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    [GeneratedRegex(@"^[^<>]*<(?<address>[^<>]*)>[\s.,;]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Displayed();

    [GeneratedRegex(@"\s*@\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AroundAt();
}
