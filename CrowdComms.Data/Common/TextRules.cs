using System.Net.Mail;

namespace CrowdComms.Data.Common;

/// <summary>What is acceptable as a text or an address in any form, file or request, and the sentence
/// for what is not.</summary>
public static class TextRules
{
    /// <summary>The sentence about a required text, or null when it is acceptable.</summary>
    public static string? Required(string name, string? value, int most) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is missing." : Text(name, value, most);

    /// <summary>The sentence about an optional text, or null when it is acceptable.</summary>
    public static string? Text(string name, string? value, int most)
    {
        if (value is null)
        {
            return null;
        }

        return value.Trim().Length > most ? $"{name} has {value.Trim().Length:N0} characters; at most {most:N0} fit."
            : value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                ? $"{name} contains a control character. Type it again."
            : null;
    }

    /// <summary>The sentence about an e-mail address, or null when it is acceptable.</summary>
    public static string? Email(string? value)
    {
        var problem = Required("E-mail", value, 254);
        if (problem is not null)
        {
            return problem;
        }

        var address = value!.Trim();
        var at = address.LastIndexOf('@');
        var acceptable = at > 0 && at <= 64 && !address.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && address[(at + 1)..].Contains('.', StringComparison.Ordinal);
        return acceptable ? null : "E-mail is not an address such as name@company.example.";
    }

    /// <summary>The key under which an e-mail address is compared: trimmed and in lower case.</summary>
    public static string KeyOfEmail(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The fields that have a sentence, as <see cref="Error.Validation"/> takes them; empty
    /// when all is well.</summary>
    public static Dictionary<string, string[]> Problems(params ReadOnlySpan<(string Field, string? Sentence)> fields)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, sentence) in fields)
        {
            if (sentence is not null)
            {
                problems[field] = [sentence];
            }
        }

        return problems;
    }
}
