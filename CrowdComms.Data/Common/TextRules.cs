using System.Net.Mail;

namespace CrowdComms.Data.Common;

/// <summary>Checks a text or an e-mail address in every form, file and request alike, and says in a sentence what is
/// wrong.</summary>
public static class TextRules
{
    /// <summary>Returns the sentence about an unacceptable required text; null when the text is acceptable.</summary>
    public static string? Required(string name, string? value, int most) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is missing." : Text(name, value, most);

    /// <summary>Returns the sentence about an unacceptable optional text; null when the text is acceptable.</summary>
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

    /// <summary>Returns the sentence about an unacceptable e-mail address; null when the address is
    /// acceptable.</summary>
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

    /// <summary>Returns the form in which e-mail addresses are compared: trimmed and in lower case.</summary>
    public static string KeyOfEmail(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Returns the fields that have a sentence, as <see cref="Error.Validation"/> takes them; empty when none
    /// has.</summary>
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
