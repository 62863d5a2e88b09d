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
        Say("subject", Subject(words.Subject) ?? MergeFields.Problem(words.Subject, kind));
        Say("body", Body(words.Body) ?? MergeFields.Problem(words.Body, kind));
        return wrong;

        void Say(string field, string? sentence)
        {
            if (sentence is not null)
            {
                wrong[field] = [sentence];
            }
        }
    }

    // A line break in a subject would start another mail header, which an attacker could choose.
    private static string? Subject(string text) =>
        text.OrNull() is null ? "The subject is missing. Enter one."
        : text.Length > LongestSubject ? $"The subject is too long. Use at most {LongestSubject:N0} characters."
        : text.Any(char.IsControl) ? "The subject must be on one line. Remove the line breaks."
        : null;

    private static string? Body(string text) =>
        text.OrNull() is null ? "The text is missing. Enter one."
        : text.Length > LongestBody ? $"The text is too long. Use at most {LongestBody:N0} characters."
        : null;
}

/// <summary>The subject and text of a message, with merge fields.</summary>
public sealed record MessageWords(string Subject, string Body);
