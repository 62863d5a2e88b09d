using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;

namespace CrowdComms.Data.Messages;

/// <summary>Validates the subject and text of templates and mailings.</summary>
internal static class MessageRules
{
    internal const int LongestSubject = 200, LongestBody = 10_000, MostDays = 60;

    /// <summary>Maps each wrong field of a template or a mailing to its sentence; empty for none.</summary>
    internal static Dictionary<string, string[]> Check(MessageWords words, MessageKind kind)
    {
        var wrong = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Say("subject", Text("The subject", words.Subject, LongestSubject) ?? Line(words.Subject)
            ?? MergeFields.Problem(words.Subject, kind));
        Say("body", Text("The text", words.Body, LongestBody) ?? MergeFields.Problem(words.Body, kind));
        return wrong;

        void Say(string field, string? sentence)
        {
            if (sentence is not null)
            {
                wrong[field] = [sentence];
            }
        }
    }

    private static string? Text(string what, string text, int longest) =>
        text.OrNull() is null ? $"{what} is missing. Write some words." : text.Length > longest
            ? $"{what} is too long. Keep to {longest:N0} characters." : null;

    // A line break in a subject would start another mail header, which an attacker could choose.
    private static string? Line(string text) => text.Any(char.IsControl)
        ? "The subject is one line. Take the line breaks out." : null;
}

/// <summary>The subject and text of a message, with merge fields.</summary>
public sealed record MessageWords(string Subject, string Body);
