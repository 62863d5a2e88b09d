using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Registration;

/// <summary>What is acceptable as a registration of one's own.</summary>
public static class PublicRegistrationRules
{
    private static readonly Dictionary<Guid, string> Nothing = [];

    /// <summary>What people agree to, where the organisers wrote nothing else.</summary>
    public const string UsualConsent = "I agree that my details are kept to run this event and to let me in.";

    internal static Error NotOpen { get; } = new(ErrorKind.Conflict, "registration.not_open",
        "Registration is not open now. Look at this page again, it says when it is.");

    internal static Error NotPublic { get; } = Error.Validation(new Dictionary<string,
        string[]>(StringComparer.Ordinal) { ["passType"] = ["Choose one of the passes below."] });

    // How many passes a company was given is between it and the organisers.
    internal static Error NoneForCompany { get; } = Error.Validation(new Dictionary<string,
        string[]>(
            StringComparer.Ordinal) { ["company"] = ["No such pass is left for this company. Ask your company or the "
                + "organisers."] });

    /// <summary>The wrong fields, each with its sentence.</summary>
    internal static IReadOnlyDictionary<string, string[]> Check(PublicPerson person) => Wrong(person);

    /// <summary>The same, with the answers to what the form asks.</summary>
    internal static IReadOnlyDictionary<string, string[]> Check(PublicPerson person, PublicForm form)
    {
        // In the order of the form, which ends with the consent.
        var wrong = Wrong(person with { Consents = true });
        foreach (var (field, sentences) in Answers(form, person).Problems.Concat(Wrong(person)
            .Where(w => !wrong.ContainsKey(w.Key))))
        {
            wrong[field] = sentences;
        }

        return wrong;
    }

    internal static RegistrantDetails Details(PublicPerson person) =>
        new(PersonFields.Written(new PersonDetails(), person, PersonAudience.PublicForm), person.PassType, person.Company)
        {
            Answers = person.Answers with { Complete = true },
        };

    private static Dictionary<string, string[]> Wrong(PublicPerson person)
    {
        var wrong = new Dictionary<string, string[]>(RegistrantRules.Check(Details(person)), StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(person.PassType))
        {
            wrong["passType"] = ["Choose a pass."];
        }

        if (!person.Consents)
        {
            wrong["consents"] = ["We cannot register you without your consent. Tick the box, if you agree."];
        }

        return wrong;
    }

    // Looked at before anything is written, so that all that is wrong with a form is said at once.
    private static CheckedAnswers Answers(PublicForm form, PublicPerson person) => AnswerRules.Check(
        form.Questions, form.Passes.FirstOrDefault(p => p.Code == person.PassType)?.Id,
        person.Answers with { Complete = true }, Nothing);
}
