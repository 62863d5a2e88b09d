using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// Merges a visitor's correction with what others stored after the visitor's form was opened. A form sends all its fields,
/// so without a merge it would write the old value of every field that the visitor left alone.
/// </summary>
public static class PersonMerge
{
    private const int Attempts = 3;

    /// <summary>
    /// Takes for each field the stored value where the form did not change it, otherwise the value of the form. A field
    /// that both changed, each to another value, is disputed. Whatever else changed, such as the status, is not a dispute.
    /// </summary>
    /// <param name="stored">The details that are stored now.</param>
    /// <param name="correction">The details that the form showed, and those that it sends.</param>
    /// <param name="audience">Who corrects; fields that this audience may not write stay as they are stored.</param>
    public static MergedPerson Of(PersonDetails stored, PersonCorrection correction, PersonAudience audience)
    {
        var (seen, written) = correction;
        List<PersonField> changed = [.. PersonFields.All.Where(f => f.IsFor(audience) && !f.IsSame(written, seen))];
        return new MergedPerson(
            PersonFields.Person(f => f.Value(changed.Contains(f) ? written : stored)),
            changed.Where(f => !f.IsSame(stored, seen) && !f.IsSame(stored, written))
                .ToDictionary(f => f.Name, f => ChangedMeanwhile.To(f.Text(stored)), StringComparer.Ordinal));
    }

    /// <summary>Merges and saves a correction, and again where another change was saved between the two.</summary>
    /// <param name="correct">Reads the registrant, merges the correction and saves it with the version that was
    /// read.</param>
    internal static async Task<Result<RegistrantRow>> RepeatAsync(Func<Task<Result<RegistrantRow>>> correct)
    {
        var saved = await correct();
        for (var attempt = 1; attempt < Attempts && saved.Error is { Kind: ErrorKind.Stale, Fields: null }; attempt++)
        {
            saved = await correct();
        }

        return saved;
    }
}

/// <summary>A correction by a form that was opened earlier.</summary>
/// <param name="Seen">The details as the form showed them.</param>
/// <param name="Written">The details as the form sends them.</param>
public sealed record PersonCorrection(PersonDetails Seen, PersonDetails Written)
{
    /// <summary>The answers that the form showed, and those that it sends.</summary>
    public AnswerCorrection Answers { get; init; } = AnswerCorrection.None;
}

/// <summary>A correction that is merged with the stored details.</summary>
/// <param name="Person">The details to save; a disputed field has the value of the form.</param>
/// <param name="Disputed">From the name of each disputed field to a sentence with the stored value; empty when none
/// is.</param>
public sealed record MergedPerson(PersonDetails Person, IReadOnlyDictionary<string, string[]> Disputed)
{
    /// <summary>The answers to save.</summary>
    public GivenAnswers Answers { get; init; } = GivenAnswers.None;

    /// <summary><c>registrant.version_stale</c> with the disputed fields; null where nothing is disputed.</summary>
    public Error? Refusal => Disputed.Count == 0 ? null : RegistrantErrors.Disputed(Disputed);
}
