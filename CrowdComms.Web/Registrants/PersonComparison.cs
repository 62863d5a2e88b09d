using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Registrants;

/// <summary>What another user changed of a registrant while staff edited them.</summary>
/// <param name="Theirs">The registrant as the other user stored them.</param>
/// <param name="Mine">The texts as they were typed here.</param>
/// <param name="Disputed">The fields that the other user changed to another text than the one typed here.</param>
public sealed record PersonComparison(RegistrantRow Theirs, PersonDraft Mine, IReadOnlyList<PersonDraftField> Disputed)
{
    /// <summary>Whether both changed the answer to one question, each to another answer.</summary>
    public bool OfAnswers { get; init; }

    /// <summary>Compares a draft with what is stored now. A field that only the other user changed takes the stored text;
    /// if both changed it, the typed text stays until the user chooses.</summary>
    internal static PersonComparison Of(RegistrantRow now, PersonDraft before, PersonDraft draft)
    {
        var (theirs, mine) = (PersonDraft.Of(now), draft.Copy());
        foreach (var field in PersonDraft.Fields.Where(f => f.Get(mine) == f.Get(before)))
        {
            field.Set(draft, field.Get(theirs));
        }

        return new PersonComparison(now, mine,
            [.. PersonDraft.Fields.Where(f => f.Get(theirs) != f.Get(before) && f.Get(theirs) != f.Get(mine))]);
    }
}
